using Microsoft.AspNetCore.Identity;

namespace AskPro.Data.Users;

/// <summary>A person who signs in; belongs to companies through memberships. Not a tenant row.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>How the person is addressed in the front end.</summary>
    public required string DisplayName { get; set; }

    /// <summary>
    /// Whether the person runs the platform (<em>Betrieb</em>). Only the verb <c>operator</c> and the demo data say so: no role of a
    /// service may change it.
    /// </summary>
    public bool IsOperator { get; init; }

    /// <summary>Whether the password is published; such an account is let in nowhere but in development.</summary>
    public bool IsDemo { get; init; }
}
