namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the set-up of the company.</summary>
internal static class SetupRequests
{
    private const string Setup = "/api/setup";

    public static Task<SetupAnswer> GetSetupAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<SetupAnswer>(token, Setup, cancel);

    /// <param name="outcome"><c>opened</c>, <c>done</c> or <c>skipped</c>; „changed meanwhile" of the answer means that the step is not through.</param>
    public static Task<SaveResult<SetupAnswer>> MarkStepAsync(this AskProApiClient api, SessionToken token, string step, string outcome, CancellationToken cancel) =>
        api.SaveAsync<SetupAnswer>(token, HttpMethod.Put, $"{Setup}/steps/{step}", new { outcome }, cancel);

    public static Task<LatestTestAnswer> GetLatestTestAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<LatestTestAnswer>(token, $"{Setup}/tests/latest", cancel);

    /// <param name="kind"><c>call</c> or <c>event</c>.</param>
    public static Task<SaveResult<SetupTestAnswer>> StartTestAsync(this AskProApiClient api, SessionToken token, string kind, CancellationToken cancel) =>
        api.SaveAsync<SetupTestAnswer>(token, HttpMethod.Post, $"{Setup}/tests", new { kind }, cancel);

    public static Task<SaveResult<SetupTestAnswer>> SeeTestAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SaveAsync<SetupTestAnswer>(token, HttpMethod.Put, $"{Setup}/tests/{id:D}/seen", new { }, cancel);

    /// <summary>Has Retell asked why nothing came.</summary>
    public static Task<SaveResult<SetupTestAnswer>> FindCauseAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SaveAsync<SetupTestAnswer>(token, HttpMethod.Post, $"{Setup}/tests/{id:D}/causes", new { }, cancel);
}
