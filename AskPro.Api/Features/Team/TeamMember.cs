using AskPro.Api.Features.Branches;

namespace AskPro.Api.Features.Team;

/// <param name="UserId">Id of the person.</param>
/// <param name="DisplayName">Name of the person.</param>
/// <param name="Email">E-mail address of the person.</param>
/// <param name="Role"><c>owner</c>, <c>manager</c>, <c>reception</c>, <c>read_only</c>, <c>accounting</c>; or <c>support</c>, which nobody in the company gives.</param>
/// <param name="AllBranches">Whether the person sees the calls of every branch.</param>
/// <param name="Branches">Otherwise the branches whose calls the person sees.</param>
/// <param name="IsSelf">Whether it is the person who asks.</param>
/// <param name="Version">To be sent back with a change; opaque.</param>
internal sealed record TeamMember(
    Guid UserId, string DisplayName, string Email, string Role, bool AllBranches, IReadOnlyList<BranchChoice> Branches, bool IsSelf, uint Version);

/// <summary>What the audit log compares.</summary>
internal sealed record MemberFacts(string Role, bool AllBranches, IReadOnlyList<string> Branches)
{
    internal static MemberFacts Of(TeamMember member) => new(member.Role, member.AllBranches, [.. member.Branches.Select(branch => branch.Name)]);
}
