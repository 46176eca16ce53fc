namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about how AskPro stands.</summary>
internal static class HealthRequests
{
    public static Task<HealthAnswer> GetHealthAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<HealthAnswer>(token, "/api/operators/health", cancel);
}
