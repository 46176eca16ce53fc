using AskPro.Data.Memberships;
using AskPro.Tests.Integration.RestApi;

namespace AskPro.LoadTest.Rights;

/// <summary>Who calls.</summary>
/// <param name="Kind">A role of <c>RoleRights</c>, or what stands in place of one: <c>stranger</c>, <c>other_branch</c>, <c>token</c> and others.</param>
/// <param name="Rights">What the caller may by its role or scopes.</param>
/// <param name="Company">The company of the session or token; null for a stranger.</param>
/// <param name="UserId">The person; empty for a stranger and for a token.</param>
/// <param name="Email">How the person signs in; empty for a stranger and for a token.</param>
/// <param name="Secret">The API token; null for people.</param>
/// <param name="IsOperator">Whether the person runs the platform, with or without support access to a company.</param>
internal sealed record Caller(string Kind, IReadOnlySet<Right> Rights, GivenCompany? Company, Guid UserId, string Email, string? Secret = null, bool IsOperator = false)
{
    public static Caller Stranger { get; } = new("stranger", new HashSet<Right>(), null, Guid.Empty, "");

    /// <summary>Whether it shows a session or token at all.</summary>
    public bool IsKnown => Company is not null || IsOperator;

    public override string ToString() => Company is null ? Kind : $"{Kind} of {Company.Marker}";
}
