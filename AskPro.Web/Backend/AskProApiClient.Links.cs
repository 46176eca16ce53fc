using System.Net;
using System.Net.Http.Headers;

namespace AskPro.Web.Backend;

internal sealed partial class AskProApiClient
{
    /// <summary>Sends what needs no session. A refusal is an answer; silence is one too, so that nothing typed is lost.</summary>
    /// <typeparam name="T">The answer; <see cref="NoAnswer"/> where there is none.</typeparam>
    /// <param name="method">POST, or GET without a body.</param>
    /// <param name="path">The route; never a secret, those go into the body.</param>
    /// <param name="body">What is sent; null for nothing.</param>
    /// <param name="address">Of the browser: Api limits tries by it.</param>
    /// <param name="token">The session of the reader, if there is one and it matters.</param>
    /// <param name="cancel">Cancels the request.</param>
    internal async Task<LinkResult<T>> SendLinkAsync<T>(
        HttpMethod method, string path, object? body, string? address, SessionToken? token, CancellationToken cancel)
        where T : class
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (address is not null)
            request.Headers.Add("X-Forwarded-For", address);
        if (token is { } session)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.Value);
        try
        {
            using var response = await SendAsync(request, cancel);
            if (response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.NoContent)
                return new(new NoAnswer() as T, NoErrors, null);
            if (response.IsSuccessStatusCode)
                return new(await ReadAsync<T>(response, cancel), NoErrors, null);
            if ((int)response.StatusCode >= 500)
                return LinkResult<T>.Away;
            var refused = await response.Content.ReadFromJsonAsync<RefusedLink>(cancel);
            return refused?.Errors is { Count: > 0 } errors
                ? new(null, errors.ToDictionary(error => error.Key, error => error.Value[0]), null)
                : new(null, NoErrors, refused?.Code ?? "");
        }
        // What cannot be read is not what was agreed.
        catch (Exception exception) when (exception is ServiceAwayException or System.Text.Json.JsonException)
        {
            return LinkResult<T>.Away;
        }
    }

    private sealed record RefusedLink(string? Code, Dictionary<string, string[]>? Errors);
}
