namespace AskPro.Integrations.Retell.Api;

public sealed partial class RetellClient
{
    /// <summary>One call with its transcript.</summary>
    public async Task<RetellCallRecord> GetCallAsync(string key, string callId, CancellationToken cancellationToken) =>
        RetellCallRecord.Read(await SendAsync(RetellOperation.GetCall, HttpMethod.Get, $"/v2/get-call/{Escape(callId)}", key, null, cancellationToken))
        ?? throw Unreadable(RetellOperation.GetCall);

    /// <summary>Calls of the workspace, without their transcripts, at most <paramref name="most"/>.</summary>
    public IAsyncEnumerable<RetellCallRecord> ListCallsAsync(string key, RetellCallFilter filter, int most, CancellationToken cancellationToken) => PagesAsync(
        RetellOperation.ListCalls, most, RetellCallRecord.Read,
        (limit, next) =>
        {
            var body = filter.ToJson(Math.Min(limit, CallsAPage));
            if (next is not null)
                body["pagination_key"] = next;
            return SendAsync(RetellOperation.ListCalls, HttpMethod.Post, "/v3/list-calls", key, body, cancellationToken);
        });
}
