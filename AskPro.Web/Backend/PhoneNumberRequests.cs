using AskPro.Web.Settings.PhoneNumbers;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the company's numbers.</summary>
internal static class PhoneNumberRequests
{
    private const string Numbers = "/api/phone-numbers";

    public static Task<NumberListAnswer> GetNumbersAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<NumberListAnswer>(token, Numbers, cancel);

    public static Task<NumberDetailAnswer> GetNumberAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.GetAsync<NumberDetailAnswer>(token, $"{Numbers}/{id:D}", cancel);

    public static Task<NumberReadingAnswer> ReadNumberAsync(this AskProApiClient api, SessionToken token, string? number, CancellationToken cancel) =>
        api.AskAsync<NumberReadingAnswer>(token, $"{Numbers}/read", new { number }, cancel);

    public static Task<SaveResult<NumberDetailAnswer>> AddNumberAsync(this AskProApiClient api, SessionToken token, NumberForm form, CancellationToken cancel) =>
        api.SaveAsync<NumberDetailAnswer>(token, HttpMethod.Post, Numbers, form, cancel);

    public static Task<SaveResult<NumberDetailAnswer>> ChangeNumberAsync(
        this AskProApiClient api, SessionToken token, Guid id, NumberForm form, CancellationToken cancel) =>
        api.SaveAsync<NumberDetailAnswer>(token, HttpMethod.Put, $"{Numbers}/{id:D}", form, cancel);

    public static Task<string?> RemoveNumberAsync(this AskProApiClient api, SessionToken token, Guid id, uint version, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Numbers}/{id:D}?version={version}", cancel);
}
