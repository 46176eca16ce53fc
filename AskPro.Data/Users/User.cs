using Microsoft.AspNetCore.Identity;

namespace AskPro.Data.Users;

/// <summary>A person who signs in; belongs to companies through memberships. Not a tenant row.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>How the person is addressed in the front end.</summary>
    public required string DisplayName { get; set; }
}
