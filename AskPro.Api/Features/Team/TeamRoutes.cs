using AskPro.Api.Hosting.Rights;

namespace AskPro.Api.Features.Team;

internal static class TeamRoutes
{
    internal static void MapTeam(this RouteGroupBuilder company)
    {
        var team = company.MapGroup("/team").WithTags("Team").WithoutTokens();
        team.MapListTeam();
        team.MapGetMember();
        team.MapChangeMember();
        team.MapRemoveMember();
    }
}
