using System.Buffers.Text;
using AskPro.Data;
using AskPro.Data.Operators;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Verbs.Operators;

/// <summary>Finds or makes the account and gives it the right, in one transaction with the note in the operators' log.</summary>
internal sealed class OperatorAccounts(
    AskProDbContext database, UserManager<User> users, IOptions<OperatorWish> wish, IConfiguration configuration, TimeProvider time)
{
    private const int Refused = 3;
    private const string ChoosePage = "/passwort-neu";

    /// <param name="ExitCode">Of the process.</param>
    /// <param name="Sentence">What to print.</param>
    internal sealed record Outcome(int ExitCode, string Sentence);

    internal async Task<Outcome> AddAsync(bool isAnother, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(configuration["Web:PublicUrl"], UriKind.Absolute, out var web) || web.Scheme is not ("http" or "https"))
            return new(2, "Web:PublicUrl is no address of the front end, as in: https://askpro.example.org.");

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // Two runs at once: the second one finds what the first one did.
        await database.Database.ExecuteSqlAsync($"lock table users in share row exclusive mode", cancellationToken);
        var email = wish.Value.Email!.Trim();
        var user = await users.FindByEmailAsync(email);
        if (user is { IsDemo: true })
            return new(Refused, $"Refused: {email} is an account of the demo data, whose password is published.");
        if (user is { IsOperator: true })
            return new(0, $"{email} is an operator already.{await LinkAsync(web, user)}");
        if (!isAnother && await database.Users.AnyAsync(person => person.IsOperator && !person.IsDemo, cancellationToken))
            return new(Refused, "Refused: there is an operator already. Add --another if there shall be one more.");

        user ??= await CreateAsync(email);
        await database.Database.ExecuteSqlAsync($"update users set is_operator = true where id = {user.Id}", cancellationToken);
        var now = time.GetUtcNow();
        database.OperatorAuditEntries.Add(new OperatorAuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, ActorName = "AskPro.Worker operator add", Action = "operator.added",
            SubjectId = user.Id, SubjectName = user.DisplayName, After = "{}",
        });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(0, $"{email} is an operator now.{await LinkAsync(web, user)}");
    }

    private async Task<User> CreateAsync(string email)
    {
        var now = time.GetUtcNow();
        var user = new User
        {
            Id = Guid.CreateVersion7(now), DisplayName = wish.Value.Name?.Trim() is { Length: > 0 } name ? name : email.Split('@')[0],
            UserName = email, Email = email, LockoutEnabled = true,
        };
        var result = await users.CreateAsync(user);
        return result.Succeeded ? user : throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
    }

    /// <summary>For who has no password yet: the same link as of a forgotten one, good once.</summary>
    private async Task<string> LinkAsync(Uri web, User user)
    {
        if (user.PasswordHash is not null) return " The password stays as it is.";
        var token = Base64Url.EncodeToString(Convert.FromBase64String(await users.GeneratePasswordResetTokenAsync(user)));
        var link = QueryHelpers.AddQueryString(new Uri(web, ChoosePage).AbsoluteUri, new Dictionary<string, string?> { ["konto"] = user.Id.ToString("N"), ["token"] = token });
        return $" Set a password with this link, once and within the time that Api allows (PasswordResets:LinkMinutes, an hour by default):{Environment.NewLine}{link}";
    }
}
