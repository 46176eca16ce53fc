using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

namespace AskPro.Web.Events;

/// <summary>Events of the inbox (Ereignisse), for operators.</summary>
internal static class EventRoutes
{
    public const string Path = "/betrieb/ereignisse";

    /// <summary>What the list says afterwards.</summary>
    public const string Replayed = "erneut";

    /// <summary>What it says when it is another number by now.</summary>
    public const string Meanwhile = "inzwischen";

    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        var events = app.MapGroup(Path).Needs(Rights.Operator);
        events.MapGet("", ShowEvents.ListAsync);
        events.MapForm("", ReplayEvents.SubmitAsync).MayNeedStepUp(Acts.Replay);
        events.MapGet("/{id:guid}", ShowEvents.PageAsync);
        events.MapForm("/{id:guid}", ReplayEvents.SubmitOneAsync).MayNeedStepUp(Acts.ReplayOne);
        events.MapForm("/{id:guid}/inhalt", UnmaskEvent.SubmitAsync).MayNeedStepUp(Acts.UnmaskEvent);
    }
}
