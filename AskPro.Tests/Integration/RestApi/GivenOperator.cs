using AskPro.Data;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>A person who runs the platform and belongs to no company.</summary>
internal sealed record GivenOperator(Guid Id, string Name, string Email)
{
    private static int count;

    public static async Task<GivenOperator> CreateAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        var given = new GivenOperator(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), $"Olga Betrieb {number}", $"operator{number}@platform.example");
        var user = new User
        {
            Id = given.Id, DisplayName = given.Name, UserName = given.Email, NormalizedUserName = given.Email.ToUpperInvariant(),
            Email = given.Email, NormalizedEmail = given.Email.ToUpperInvariant(), LockoutEnabled = true, SecurityStamp = "tests", IsOperator = true,
        };
        user.PasswordHash = new PasswordHasher<User>().HashPassword(user, GivenCompany.Password);
        await using var database = new AskProDbContext(new DbContextOptionsBuilder<AskProDbContext>().UseNpgsql(owner).Options);
        database.Add(user);
        await database.SaveChangesAsync(cancellationToken);
        return given;
    }
}
