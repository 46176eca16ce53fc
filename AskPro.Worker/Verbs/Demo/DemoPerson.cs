using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>An account with the published password; it says of itself that it is one, and is let in nowhere but in Development.</summary>
internal static class DemoPerson
{
    internal static User Create(string email, string name, bool isOperator, DateTimeOffset now)
    {
        var normalizer = new UpperInvariantLookupNormalizer();
        var user = new User
        {
            Id = Guid.CreateVersion7(now),
            DisplayName = name,
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.CreateVersion7(now).ToString("N"),
            IsOperator = isOperator,
            IsDemo = true,
        };
        user.PasswordHash = new PasswordHasher<User>().HashPassword(user, DemoCompany.Password);
        return user;
    }
}
