using System.Net;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about log records.</summary>
internal sealed partial class AskProApiClient
{
    /// <returns>Null when Api gave the search up because it took too long.</returns>
    public Task<LogListAnswer?> GetLogsAsync(SessionToken token, string query, CancellationToken cancel) => GetUnlessTooSlowAsync<LogListAnswer>(token, query, cancel);

    /// <returns>Null when Api gave the query up because it took too long (422).</returns>
    internal async Task<T?> GetUnlessTooSlowAsync<T>(SessionToken token, string path, CancellationToken cancel)
        where T : class
    {
        using var response = await SendAsync(With(token, HttpMethod.Get, path), cancel);
        return response.StatusCode == HttpStatusCode.UnprocessableEntity ? null : await ReadAsync<T>(response, cancel);
    }
}
