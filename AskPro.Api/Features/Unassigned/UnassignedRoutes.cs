using AskPro.Data.Operators;

namespace AskPro.Api.Features.Unassigned;

/// <summary>Events that are nobody's (Unzugeordnet): shown and assigned by operators.</summary>
internal static class UnassignedRoutes
{
    internal static void AddUnassigned(this IServiceCollection services)
    {
        services.AddScoped<UnassignedStore>();
        services.AddScoped<UnassignedReader>();
        services.AddScoped<AssignmentEntry>();
    }

    internal static void MapUnassigned(this RouteGroupBuilder operators)
    {
        var unassigned = operators.MapGroup("/unassigned");
        unassigned.MapListUnassigned();
        unassigned.MapGetUnassigned();
        unassigned.MapAssignEvents();
    }
}
