using AskPro.Data.Operators;

namespace AskPro.Api.Features.Events;

/// <summary>Events of the inbox (Ereignisse): shown and replayed by operators.</summary>
internal static class EventRoutes
{
    internal static void AddEvents(this IServiceCollection services) => services.AddScoped<EventStore>();

    internal static void MapEvents(this RouteGroupBuilder operators)
    {
        var events = operators.MapGroup("/events");
        events.MapListEvents();
        events.MapGetEvent();
        events.MapReplayEvents();
        events.MapUnmaskEvent();
    }
}
