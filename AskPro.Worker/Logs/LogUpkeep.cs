using AskPro.Data.Logs;
using AskPro.Worker.Companies;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Logs;

/// <summary>One look: forgets log records by age and by number.</summary>
internal sealed class LogUpkeep(LogArchive archive, IOptions<LogOptions> options, TimeProvider time, ILogger<LogUpkeep> log)
{
    public async Task<LogUpkeepResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new(await archive.ForgetAsync(time.GetUtcNow().AddDays(-options.Value.KeptDays), options.Value.KeptRecords, cancellationToken));
        }
        catch (Exception failure) when (CompanyUpkeep.IsDatabaseTrouble(failure))
        {
            log.NotForgotten(CompanyUpkeep.Reason(failure));
            return new(0);
        }
    }
}

/// <summary>What one look came to.</summary>
/// <param name="Forgotten">How many records are gone.</param>
internal sealed record LogUpkeepResult(int Forgotten);
