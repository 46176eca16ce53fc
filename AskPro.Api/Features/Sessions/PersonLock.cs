using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Sessions;

/// <summary>
/// The row of a person, locked until the transaction ends: who opens a session shares it, who ends all sessions has it alone.
/// So no session slips in between a new password and the end of the old sessions.
/// </summary>
internal static class PersonLock
{
    /// <summary>Waits for whoever is ending the person's sessions.</summary>
    /// <returns>The security stamp as it is now: another one than before means that the password was changed meanwhile.</returns>
    internal static async Task<string?> ShareAsync(AskProDbContext database, Guid userId, CancellationToken cancellationToken) =>
        (await database.Database
            .SqlQuery<string?>($"select security_stamp as \"Value\" from users where id = {userId} for share")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Waits for whoever is opening a session of the person.</summary>
    internal static Task TakeAsync(AskProDbContext database, Guid userId, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"select from users where id = {userId} for update", cancellationToken);
}
