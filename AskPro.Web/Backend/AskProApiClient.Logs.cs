using System.Net;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about log records.</summary>
internal sealed partial class AskProApiClient
{
    /// <returns>Null when Api gave the search up because it took too long.</returns>
    public async Task<LogListAnswer?> GetLogsAsync(SessionToken token, string query, CancellationToken cancel)
    {
        using var response = await SendAsync(With(token, HttpMethod.Get, query), cancel);
        return response.StatusCode == HttpStatusCode.UnprocessableEntity ? null : await ReadAsync<LogListAnswer>(response, cancel);
    }
}
