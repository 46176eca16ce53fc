using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Hosting;

/// <summary>Saves what somebody else may have changed or removed since it was read.</summary>
internal static class Saving
{
    /// <returns>False when somebody else was faster; nothing is saved then. The answer is <see cref="Problems.ChangedMeanwhile"/>.</returns>
    internal static async Task<bool> TrySaveAsync(this AskProDbContext database, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
