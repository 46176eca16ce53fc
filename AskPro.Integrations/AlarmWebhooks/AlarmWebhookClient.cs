using System.Net.Http.Headers;
using System.Text;

namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>Hands a message to a webhook. Nothing of the address, the secret or the answer leaves this class but a code and a status.</summary>
public sealed class AlarmWebhookClient(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Of the factory's client.</summary>
    internal const string HttpName = "alarm-webhooks";

    private const string IdempotencyKeyHeader = "Idempotency-Key";

    /// <summary>One try.</summary>
    public async Task<AlarmWebhookResult> SendAsync(Uri url, string secret, string idempotencyKey, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.TryAddWithoutValidation(AlarmWebhookSecret.HeaderName, AlarmWebhookSecret.Sign(secret, body, time.GetUtcNow()));
        request.Headers.TryAddWithoutValidation(IdempotencyKeyHeader, idempotencyKey);
        request.Headers.TryAddWithoutValidation("User-Agent", "AskPro");
        try
        {
            using var http = clients.CreateClient(HttpName);
            // The status says all; what else is answered stays unread.
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new((int)response.StatusCode switch
            {
                >= 200 and < 300 => null,
                >= 300 and < 400 => AlarmWebhookCauses.Redirected,
                >= 400 and < 500 => AlarmWebhookCauses.Refused,
                _ => AlarmWebhookCauses.Failed,
            }, (int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(AlarmWebhookCauses.TimedOut);
        }
        catch (HttpRequestException failure)
        {
            return new(
                failure.InnerException is NotPublicException ? AlarmWebhookCauses.NotPublic
                : failure.HttpRequestError == HttpRequestError.SecureConnectionError ? AlarmWebhookCauses.Certificate
                : AlarmWebhookCauses.Unreachable);
        }
    }
}
