using Microsoft.Extensions.Logging;

namespace AskPro.ServiceDefaults.Cache;

internal static partial class CacheEvictionLog
{
    [LoggerMessage(EventId = 903, Level = LogLevel.Information, Message = "Dropped {Entries} entries of company {CompanyId}, {Milliseconds} ms after its change")]
    public static partial void Dropped(this ILogger<CacheEvictions> logger, int entries, Guid companyId, double milliseconds);

    [LoggerMessage(EventId = 904, Level = LogLevel.Information, Message = "No evictions are heard ({Reason}); entries are checked against the database all the same")]
    public static partial void NoEvictions(this ILogger<CacheEvictions> logger, string reason);
}
