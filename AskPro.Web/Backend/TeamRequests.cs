using AskPro.Web.Settings.Team;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the people of the company.</summary>
internal static class TeamRequests
{
    private const string Team = "/api/team";

    public static Task<TeamAnswer> GetTeamAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<TeamAnswer>(token, Team, cancel);

    public static Task<MemberDetailAnswer> GetMemberAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.GetAsync<MemberDetailAnswer>(token, $"{Team}/{id:D}", cancel);

    public static Task<SaveResult<MemberDetailAnswer>> ChangeMemberAsync(
        this AskProApiClient api, SessionToken token, Guid id, MemberForm form, CancellationToken cancel) =>
        api.SaveAsync<MemberDetailAnswer>(token, HttpMethod.Put, $"{Team}/{id:D}", form, cancel);

    public static Task<string?> RemoveMemberAsync(this AskProApiClient api, SessionToken token, Guid id, uint version, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Team}/{id:D}?version={version}", cancel);
}
