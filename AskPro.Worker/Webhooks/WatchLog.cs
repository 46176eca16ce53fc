namespace AskPro.Worker.Webhooks;

/// <summary>Log lines 3400–3499. Ids, codes and counts; no keys, addresses and numbers.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(3400, LogLevel.Warning, "The webhook of agent {AgentId} of company {CompanyId} was right and is no longer: {Code}")]
    public static partial void Drifted(this ILogger log, Guid companyId, string agentId, string code);

    [LoggerMessage(3401, LogLevel.Warning, "Retell lists {Calls} calls of agent {AgentId} of company {CompanyId}, and no event of them arrived")]
    public static partial void FellSilent(this ILogger log, Guid companyId, string agentId, int calls);

    [LoggerMessage(3402, LogLevel.Warning, "Retell does not take the key of company {CompanyId} any more: {Code}")]
    public static partial void KeyRefused(this ILogger log, Guid companyId, string code);

    [LoggerMessage(3403, LogLevel.Information, "The webhooks of company {CompanyId} could not all be looked at ({Code}); the next look tries again")]
    public static partial void NotLookedAt(this ILogger log, Guid companyId, string code);

    [LoggerMessage(3404, LogLevel.Warning, "Webhooks could not be watched ({Reason}); nothing is lost, the next pass comes")]
    public static partial void PassFailed(this ILogger log, string reason);

    [LoggerMessage(3405, LogLevel.Warning, "{Numbers} numbers of company {CompanyId} lead nowhere at Retell")]
    public static partial void NumbersLoose(this ILogger log, Guid companyId, int numbers);
}
