using System.Collections.Frozen;
using AskPro.Data.Memberships;

namespace AskPro.Data.Tenancy;

/// <summary>
/// The company of the running request, one per DI scope. Only the session's check sets it; no header, route or body does.
/// </summary>
public sealed class TenantContext
{
    /// <summary>The company, or null before a session was found.</summary>
    public Guid? CompanyId { get; set; }

    /// <summary>The person, or null before a session was found and for a token of the company.</summary>
    public Guid? UserId { get; set; }

    /// <summary>The person's role in the company; null without one.</summary>
    public string? Role { get; set; }

    /// <summary>Whether the person runs the platform.</summary>
    public bool IsOperator { get; set; }

    /// <summary>What the person may do in the company; nothing before a session was found.</summary>
    public FrozenSet<Right> Rights { get; set; } = [];

    /// <summary>The API token that asks; null for a session.</summary>
    public TenantToken? Token { get; set; }

    /// <summary>The branches the person is restricted to; null for all.</summary>
    public Guid[]? BranchIds { get; set; }

    /// <summary>The company; throws where a route forgot to require a session.</summary>
    public Guid RequiredCompanyId =>
        CompanyId ?? throw new InvalidOperationException("No company: this code runs outside an authenticated request.");
}

/// <param name="Id">Id of the token.</param>
/// <param name="Name">What it is called.</param>
public sealed record TenantToken(Guid Id, string Name);
