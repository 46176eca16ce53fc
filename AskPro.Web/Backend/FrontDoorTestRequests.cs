namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about tests of the front door.</summary>
internal static class FrontDoorTestRequests
{
    /// <summary>Where <see cref="SendTestAsync"/> tells why there is no test.</summary>
    internal const string Refusal = "test";

    private const string Tests = "/api/operators/tests";

    /// <returns>Null when there is no such company, or no event that a test could be made of.</returns>
    public static async Task<TestDraftAnswer?> GetTestDraftAsync(
        this AskProApiClient api, SessionToken token, Guid companyId, string? kind, Guid? eventId, CancellationToken cancel)
    {
        try
        {
            return await api.GetAsync<TestDraftAnswer>(
                token, $"{Tests}/draft?companyId={companyId:D}{(eventId is { } id ? $"&eventId={id:D}" : kind is { Length: > 0 } ? $"&event={Uri.EscapeDataString(kind)}" : "")}", cancel);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    public static Task<SaveResult<FrontDoorTestAnswer>> SendTestAsync(
        this AskProApiClient api, SessionToken token, Guid? companyId, string? kind, string? body, CancellationToken cancel) =>
        api.SaveAsync<FrontDoorTestAnswer>(token, HttpMethod.Post, Tests, new { companyId, kind, body }, cancel, dependent: Refusal);

    public static Task<FrontDoorTestAnswer> GetTestAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.GetAsync<FrontDoorTestAnswer>(token, $"{Tests}/{id:D}", cancel);
}
