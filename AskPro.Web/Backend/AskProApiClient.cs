using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AskPro.ServiceDefaults;
using AskPro.Web.Settings.Companies;

namespace AskPro.Web.Backend;

/// <summary>
/// Everything Web asks of Api. It never names a company: Api knows it from the token. A 401 becomes
/// <see cref="SessionEndedException"/>, silence or nonsense becomes <see cref="ServiceAwayException"/>.
/// </summary>
internal sealed partial class AskProApiClient(HttpClient http)
{
    public const int PageSize = 50;

    private const string StepUpRequired = "step_up_required";
    private const string CompanyRequired = "company_required";

    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public async Task SignOutAsync(SessionToken token, CancellationToken cancel)
    {
        using var response = await SendAsync(With(token, HttpMethod.Delete, "/api/sessions/current"), cancel);
    }

    /// <returns>Null when the person does not belong to the company.</returns>
    public async Task<SignInAnswer?> SwitchCompanyAsync(SessionToken token, Guid companyId, CancellationToken cancel)
    {
        using var request = With(token, HttpMethod.Put, "/api/sessions/current/company");
        request.Content = JsonContent.Create(new { companyId });
        using var response = await SendAsync(request, cancel);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync<SignInAnswer>(response, cancel);
    }

    public Task<MeAnswer> GetMeAsync(SessionToken token, CancellationToken cancel) =>
        GetAsync<MeAnswer>(token, "/api/me", cancel);

    public Task<SaveResult<UserAnswer>> ChangeNameAsync(SessionToken token, string? displayName, CancellationToken cancel) =>
        SaveAsync<UserAnswer>(token, HttpMethod.Put, "/api/me", new { displayName }, cancel);

    public Task<SaveResult<PasswordChangedAnswer>> ChangePasswordAsync(SessionToken token, string? currentPassword, string? newPassword, CancellationToken cancel) =>
        SaveAsync<PasswordChangedAnswer>(token, HttpMethod.Put, "/api/me/password", new { currentPassword, newPassword }, cancel, limited: "currentPassword");

    public Task<SessionListAnswer> GetSessionsAsync(SessionToken token, CancellationToken cancel) =>
        GetAsync<SessionListAnswer>(token, "/api/sessions", cancel);

    /// <summary>Ends a session of the person; one that has ended already is fine too.</summary>
    public Task EndSessionAsync(SessionToken token, Guid id, CancellationToken cancel) =>
        RemoveAsync(token, $"/api/sessions/{id:D}", cancel);

    public Task EndOtherSessionsAsync(SessionToken token, CancellationToken cancel) =>
        RemoveAsync(token, "/api/sessions/others", cancel);

    public Task<CallListAnswer> GetCallsAsync(SessionToken token, string? before, CancellationToken cancel) =>
        GetAsync<CallListAnswer>(token, $"/api/calls?limit={PageSize}{Optional("before", before)}", cancel);

    /// <returns>Null when the company has no such call.</returns>
    public async Task<CallDetailAnswer?> GetCallAsync(SessionToken token, Guid id, CancellationToken cancel)
    {
        using var response = await SendAsync(With(token, HttpMethod.Get, $"/api/calls/{id:D}"), cancel);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync<CallDetailAnswer>(response, cancel);
    }

    /// <summary>Calls whose first event came after <paramref name="after"/>.</summary>
    public Task<NewCallsAnswer> GetNewCallsAsync(SessionToken token, DateTimeOffset after, CancellationToken cancel) =>
        GetAsync<NewCallsAnswer>(token, $"/api/calls/new?after={Uri.EscapeDataString(after.UtcDateTime.ToString("O"))}", cancel);

    public Task<FeedAnswer> GetFeedAsync(SessionToken token, CancellationToken cancel) =>
        GetAsync<FeedAnswer>(token, "/api/feed", cancel);

    public Task<CompanySettingsAnswer> GetCompanyAsync(SessionToken token, CancellationToken cancel) =>
        GetAsync<CompanySettingsAnswer>(token, "/api/company", cancel);

    public Task<SaveResult<CompanySettingsAnswer>> ChangeCompanyAsync(SessionToken token, CompanyForm form, CancellationToken cancel) =>
        SaveAsync<CompanySettingsAnswer>(token, HttpMethod.Put, "/api/company", form, cancel);

    /// <summary>Sends a change. A refused field (400 with <c>errors</c>) and a faster colleague (409) are answers, not failures.</summary>
    /// <param name="limited">The field beside which „too many attempts" belongs, where Api limits them.</param>
    /// <param name="dependent">The field beside which belongs what somebody behind Api did not do (424), or why they could not be asked (409).</param>
    internal async Task<SaveResult<T>> SaveAsync<T>(
        SessionToken token, HttpMethod method, string path, object change, CancellationToken cancel, string? limited = null, string? dependent = null)
        where T : class
    {
        using var request = With(token, method, path);
        request.Content = JsonContent.Create(change);
        using var response = await SendAsync(request, cancel);
        if (dependent is not null && response.StatusCode is HttpStatusCode.FailedDependency or HttpStatusCode.Conflict && (await RefusalAsync(response, cancel))?.Code is { } code)
            return new(null, new Dictionary<string, string> { [dependent] = code }, false);
        return await RefusedAsync<T>(response, limited, cancel) ?? new(await ReadAsync<T>(response, cancel), NoErrors, false);
    }

    private static async Task<SaveResult<T>?> RefusedAsync<T>(HttpResponseMessage response, string? limited, CancellationToken cancel)
        where T : class => response.StatusCode switch
        {
            HttpStatusCode.Conflict => new(null, NoErrors, true),
            HttpStatusCode.TooManyRequests when limited is not null => new(null, new Dictionary<string, string> { [limited] = await LimitAsync(response, cancel) }, false),
            HttpStatusCode.BadRequest when await response.Content.ReadFromJsonAsync<RefusedFields>(cancel) is { Errors: { Count: > 0 } errors } =>
                new(null, errors.ToDictionary(error => error.Key, error => error.Value[0]), false),
            _ => null,
        };

    /// <summary>Sends a change that Api answers with nothing but that it is made, or why not.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    internal async Task<SaveResult<NoAnswer>> SendChangeAsync(
        SessionToken token, HttpMethod method, string path, object change, CancellationToken cancel, string? limited = null)
    {
        using var request = With(token, method, path);
        request.Content = JsonContent.Create(change);
        using var response = await SendAsync(request, cancel);
        return await RefusedAsync<NoAnswer>(response, limited, cancel)
            ?? (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Accepted ? new(new(), NoErrors, false) : new(await ReadAsync<NoAnswer>(response, cancel), NoErrors, false));
    }

    /// <summary>Sends what Api answers without storing anything.</summary>
    internal async Task<T> AskAsync<T>(SessionToken token, string path, object question, CancellationToken cancel)
    {
        using var request = With(token, HttpMethod.Post, path);
        request.Content = JsonContent.Create(question);
        using var response = await SendAsync(request, cancel);
        return await ReadAsync<T>(response, cancel);
    }

    /// <summary>Removes something. What is gone already counts as removed.</summary>
    /// <returns>Null when it is gone, otherwise the code of the reason why not.</returns>
    internal async Task<string?> RemoveAsync(SessionToken token, string path, CancellationToken cancel)
    {
        using var request = With(token, HttpMethod.Delete, path);
        using var response = await SendAsync(request, cancel);
        if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotFound)
            return null;
        if (response.StatusCode == HttpStatusCode.Conflict)
            return (await response.Content.ReadFromJsonAsync<Refusal>(cancel))?.Code ?? "";
        await ReadAsync<Refusal>(response, cancel);
        return "";
    }

    internal async Task<T> GetAsync<T>(SessionToken token, string path, CancellationToken cancel)
    {
        using var response = await SendAsync(With(token, HttpMethod.Get, path), cancel);
        return await ReadAsync<T>(response, cancel);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancel);
        }
        // Whatever stopped it - refused, timed out, the circuit breaker - the caller can only say that Api is away.
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            throw new ServiceAwayException(ResourceNames.Api, exception);
        }
        if (response.StatusCode != HttpStatusCode.Forbidden || (await RefusalAsync(response, cancel))?.Code is not { } code || code is not (StepUpRequired or CompanyRequired))
            return response;
        response.Dispose();
        throw code == StepUpRequired ? new StepUpRequiredException() : new CompanyLeftException();
    }

    /// <summary>What a refusal says; null when it says nothing. The body is buffered and can be read again.</summary>
    private static async Task<Refusal?> RefusalAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            // Reading as a stream would close the buffer for whoever reads next.
            return JsonSerializer.Deserialize<Refusal>(await response.Content.ReadAsStringAsync(cancel), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            throw new SessionEndedException();
        // What the address bar asked for, a cursor for example, is not what Api knows: the reader's matter, not an outage.
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            throw new BadHttpRequestException("Api refused what was asked.", (int)response.StatusCode);
        if (!response.IsSuccessStatusCode)
            throw new ServiceAwayException(ResourceNames.Api, new HttpRequestException($"Status {(int)response.StatusCode}.", null, response.StatusCode));
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(cancel)
                ?? throw new ServiceAwayException(ResourceNames.Api);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or HttpRequestException or IOException)
        {
            throw new ServiceAwayException(ResourceNames.Api, exception);
        }
    }

    private static HttpRequestMessage With(SessionToken token, HttpMethod method, string path) =>
        new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Value) } };

    private static string Optional(string name, string? value) =>
        value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private sealed record Refusal(string? Code, string? Challenge = null, int? Minutes = null);

    private sealed record RefusedFields(Dictionary<string, string[]>? Errors);
}
