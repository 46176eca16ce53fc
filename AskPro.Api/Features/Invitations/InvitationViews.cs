using AskPro.Api.Features.Branches;

namespace AskPro.Api.Features.Invitations;

/// <param name="Id">Its id.</param>
/// <param name="Email">The address that the link went to.</param>
/// <param name="Role">The role that waits.</param>
/// <param name="AllBranches">Whether the person will see the calls of every branch.</param>
/// <param name="Branches">Otherwise the branches they will see, as far as those still exist.</param>
/// <param name="InvitedBy">The name of who invited.</param>
/// <param name="SentAt">When the link was sent last.</param>
/// <param name="ExpiresAt">When the link stops being good, or stopped.</param>
/// <param name="IsExpired">Whether it has.</param>
internal sealed record InvitationRow(
    Guid Id, string Email, string Role, bool AllBranches, IReadOnlyList<BranchChoice> Branches, string InvitedBy, DateTimeOffset SentAt, DateTimeOffset ExpiresAt, bool IsExpired);
