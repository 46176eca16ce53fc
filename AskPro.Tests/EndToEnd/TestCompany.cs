using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace AskPro.Tests.EndToEnd;

/// <summary>A company of its own for one test: a user who can sign in and a number on which calls arrive.</summary>
internal sealed record TestCompany(Guid Id, string Name, string Number, string Email, string Password)
{
    /// <summary>Writes the company as the owner of the database, which is faster than signing up.</summary>
    /// <param name="owner">The owner of the database.</param>
    /// <param name="name">Of the company.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="hasNumber">Whether its number is entered.</param>
    public static async Task<TestCompany> CreateAsync(NpgsqlDataSource owner, string name, CancellationToken cancellationToken, bool hasNumber = true)
    {
        var now = TimeProvider.System.GetUtcNow();
        var userId = Guid.CreateVersion7(now);
        var suffix = RandomNumberGenerator.GetInt32(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture);
        var company = new TestCompany(Guid.CreateVersion7(now), name, $"+4930{suffix}", $"user{suffix}@example.org", $"Passwort-{suffix}-sicher");
        var hash = new PasswordHasher<object>().HashPassword(new object(), company.Password);

        await using var batch = owner.CreateBatch();
        batch.BatchCommands.Add(Command(
            "insert into companies (id, name, time_zone, language, is_demo, created_at) values ($1, $2, 'Europe/Berlin', 'de', false, $3)",
            company.Id, name, now));
        batch.BatchCommands.Add(Command(
            """
            insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, security_stamp,
                               concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name)
            values ($1, $2, upper($2), $2, upper($2), true, $3, $4, $4, false, false, true, 0, $5)
            """,
            userId, company.Email, hash, userId.ToString("N"), "Testperson"));
        batch.BatchCommands.Add(Command(
            "insert into memberships (company_id, user_id, role, created_at) values ($1, $2, 'owner', $3)", company.Id, userId, now));
        if (hasNumber)
        {
            batch.BatchCommands.Add(Command(
                "insert into phone_numbers (id, company_id, e164, label, created_at) values ($1, $2, $3, 'Zentrale', $4)",
                Guid.CreateVersion7(now), company.Id, company.Number, now));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return company;
    }

    private static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
