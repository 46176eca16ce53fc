namespace AskPro.Web.Backend;

internal sealed record TeamAnswer(IReadOnlyList<MemberAnswer> Items);

/// <param name="Role">One of Api's roles; <see cref="Settings.Team.RoleWords"/> names them.</param>
/// <param name="Branches">Those whose calls the person sees, when not all.</param>
/// <param name="Version">Sent back with a change; Api refuses it when somebody else was faster.</param>
public sealed record MemberAnswer(
    Guid UserId, string DisplayName, string Email, string Role, bool AllBranches, IReadOnlyList<BranchChoiceAnswer> Branches, bool IsSelf, uint Version);

/// <param name="Branches">What a person can be restricted to.</param>
/// <param name="Changed">The latest change; null when there was none.</param>
public sealed record MemberDetailAnswer(MemberAnswer Member, IReadOnlyList<BranchChoiceAnswer> Branches, LastChangeAnswer? Changed);
