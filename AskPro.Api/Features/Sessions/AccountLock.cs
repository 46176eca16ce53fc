using System.Globalization;
using AskPro.Api.Hosting;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Sessions;

/// <summary>
/// The lock of an account after wrong passwords and codes. Counts in one statement: Identity reads, adds and writes, and of guesses sent at
/// once only one would count. What a guess was worth may only be told when <see cref="CountAsync"/> counted it, or <see cref="IsOnAsync"/>
/// found no lock after it was compared; so no more guesses are answered than are allowed, however many come at once.
/// </summary>
internal sealed class AccountLock(IServiceScopeFactory scopes, IOptions<SessionOptions> options, TimeProvider time)
{
    /// <summary>Whether it is on now, whatever the request has read before.</summary>
    internal async Task<bool> IsOnAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        return await Database(scope).Users.AnyAsync(user => user.Id == userId && user.LockoutEnd > now, cancellationToken);
    }

    /// <summary>Counts a wrong password or code, and locks with the last one allowed. In a scope of its own, and so outside the request's transaction: it counts although the request is refused.</summary>
    /// <returns>False when the account was locked already.</returns>
    internal async Task<bool> CountAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + options.Value.Lock;
        var allowed = options.Value.AttemptsBeforeLock;
        await using var scope = scopes.CreateAsyncScope();
        // Another concurrency stamp: what was read before the count cannot be written over it.
        return await Database(scope).Database.ExecuteSqlAsync(
            $"""
            update users
            set access_failed_count = case when access_failed_count + 1 >= {allowed} then 0 else access_failed_count + 1 end,
                lockout_end = case when access_failed_count + 1 >= {allowed} then {until} else lockout_end end,
                concurrency_stamp = gen_random_uuid()::text
            where id = {userId} and (lockout_end is null or lockout_end <= {now})
            """,
            cancellationToken) == 1;
    }

    /// <summary>The person has proved who they are: the count begins anew. A lock stays.</summary>
    internal async Task BeginAnewAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Database(scope).Users.Where(user => user.Id == userId && user.AccessFailedCount > 0)
            .ExecuteUpdateAsync(user => user.SetProperty(row => row.AccessFailedCount, 0), cancellationToken);
    }

    /// <summary>For who has the password or a session: nobody else learns of a lock.</summary>
    internal ProblemHttpResult Refusal() => TypedResults.Problem(
        string.Create(CultureInfo.InvariantCulture, $"Too many wrong passwords or codes: the account is locked. Try again in {options.Value.LockMinutes} minutes."),
        statusCode: StatusCodes.Status429TooManyRequests,
        extensions: new Dictionary<string, object?> { ["code"] = ProblemCodes.AccountLocked, ["minutes"] = options.Value.LockMinutes });

    private static AskProDbContext Database(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AskProDbContext>();
}
