using System.Net;
using System.Net.Http.Headers;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Signatures;

namespace AskPro.LoadTest.Webhooks;

/// <summary>Posts events as Retell does, signed with the development platform key unless another one is named.</summary>
internal sealed class WebhookSender(Uri address, TimeSpan patience, string key = DevelopmentKey.PlatformKey) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = patience };

    /// <summary>The answer, or null when there was none.</summary>
    public async Task<HttpStatusCode?> TryPostAsync(byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(body, cancellationToken);
        }
        catch (Exception noAnswer) when (noAnswer is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public async Task<HttpStatusCode> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(
            RetellSignature.HeaderName, RetellSignature.Sign(body, key, TimeProvider.System.GetUtcNow()));
        using var response = await _http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    public void Dispose() => _http.Dispose();
}
