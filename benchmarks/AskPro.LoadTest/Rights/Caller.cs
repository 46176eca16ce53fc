using AskPro.Tests.Integration.RestApi;

namespace AskPro.LoadTest.Rights;

/// <summary>Who calls.</summary>
/// <param name="Kind">A role of <c>RoleRights</c>, or what stands in place of one: <c>stranger</c>, <c>other_branch</c>.</param>
/// <param name="Role">The role of the membership; null for a stranger.</param>
/// <param name="Company">The company of the session; null for a stranger.</param>
/// <param name="UserId">The person; empty for a stranger.</param>
/// <param name="Email">How the person signs in; empty for a stranger.</param>
internal sealed record Caller(string Kind, string? Role, GivenCompany? Company, Guid UserId, string Email)
{
    public static Caller Stranger { get; } = new("stranger", null, null, Guid.Empty, "");

    public override string ToString() => Company is null ? Kind : $"{Kind} of {Company.Marker}";
}
