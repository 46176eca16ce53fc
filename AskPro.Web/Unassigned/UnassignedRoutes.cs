using AskPro.Web.Operators;
using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

namespace AskPro.Web.Unassigned;

/// <summary>Calls that are nobody's, for operators.</summary>
internal static class UnassignedRoutes
{
    public const string Path = $"{OperatorRoutes.Path}/unzugeordnet";

    /// <summary>What the list says afterwards.</summary>
    public const string Assigned = "zugeordnet";

    /// <summary>What it says when somebody was faster.</summary>
    public const string Meanwhile = "inzwischen";

    public static void MapUnassigned(this IEndpointRouteBuilder app)
    {
        var unassigned = app.MapGroup(Path).Needs(Rights.Operator);
        unassigned.MapGet("", ShowUnassigned.ListAsync);
        unassigned.MapGet("/{id:guid}", ShowUnassigned.PageAsync);
        unassigned.MapForm("/{id:guid}", Assign.SubmitAsync).MayNeedStepUp(Acts.Assign);
    }
}
