using AskPro.Web.Settings.Team;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about invitations: the company that invites, and whoever holds a link.</summary>
internal static class InvitationRequests
{
    private const string Invitations = "/api/invitations";

    public static Task<InvitationListAnswer> GetInvitationsAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<InvitationListAnswer>(token, Invitations, cancel);

    public static Task<LinkResult<InvitedAnswer>> InviteAsync(this AskProApiClient api, SessionToken token, InviteForm form, CancellationToken cancel) =>
        api.SendLinkAsync<InvitedAnswer>(HttpMethod.Post, Invitations, form, null, token, cancel);

    public static Task<LinkResult<NoAnswer>> SendInvitationAgainAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SendLinkAsync<NoAnswer>(HttpMethod.Post, $"{Invitations}/{id:D}/mails", null, null, token, cancel);

    public static Task<LinkResult<NoAnswer>> WithdrawInvitationAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SendLinkAsync<NoAnswer>(HttpMethod.Delete, $"{Invitations}/{id:D}", null, null, token, cancel);

    public static Task<LinkResult<WaitingInvitationAnswer>> LookUpInvitationAsync(this AskProApiClient api, string? token, string? address, CancellationToken cancel) =>
        api.SendLinkAsync<WaitingInvitationAnswer>(HttpMethod.Post, $"{Invitations}/lookups", new { token }, address, null, cancel);

    public static Task<LinkResult<JoinedAnswer>> AcceptInvitationAsync(
        this AskProApiClient api, SessionToken? session, string? token, string? displayName, string? password, string? address, CancellationToken cancel) =>
        api.SendLinkAsync<JoinedAnswer>(HttpMethod.Post, $"{Invitations}/acceptances", new { token, displayName, password }, address, session, cancel);
}

/// <param name="Branches">Those that an invited person can be restricted to.</param>
public sealed record InvitationListAnswer(IReadOnlyList<InvitationAnswer> Items, IReadOnlyList<BranchChoiceAnswer> Branches);

/// <param name="Branches">Those whose calls the person will see, when not all.</param>
public sealed record InvitationAnswer(
    Guid Id, string Email, string Role, bool AllBranches, IReadOnlyList<BranchChoiceAnswer> Branches, string InvitedBy, DateTimeOffset SentAt, DateTimeOffset ExpiresAt, bool IsExpired);

internal sealed record InvitedAnswer(Guid Id);

/// <summary>What waits behind the link of an invitation.</summary>
public sealed record WaitingInvitationAnswer(string CompanyName, string InvitedBy, string Role, string Email, bool HasAccount);

/// <param name="CompanyId">To switch to.</param>
/// <param name="Email">To sign in with.</param>
internal sealed record JoinedAnswer(Guid CompanyId, string Email);
