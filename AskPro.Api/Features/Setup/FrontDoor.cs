using System.Net;
using System.Net.Http.Headers;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Signatures;

namespace AskPro.Api.Features.Setup;

/// <summary>Sends what Retell would send, to where Retell would send it: through names, certificates and proxies to the company's webhook address.</summary>
internal sealed class FrontDoor(HttpClient http, TimeProvider time)
{
    // A person waits for the page, and the front end for this answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Sends the three events of a call's life.</summary>
    /// <returns>Null when all were accepted, otherwise a code of what happened to the first that was not.</returns>
    internal async Task<string?> SendAsync(Uri address, string key, TestEvents events, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var (startedAt, fault) = (time.GetUtcNow(), (string?)null);
        try
        {
            fault = await SendAsync(address, key, events.Started(startedAt), both.Token);
            var endedAt = time.GetUtcNow();
            fault ??= await SendAsync(address, key, events.Ended(startedAt, endedAt), both.Token);
            return fault ?? await SendAsync(address, key, events.Analyzed(startedAt, endedAt), both.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or Polly.ExecutionRejectedException)
        {
            return "front_door_away";
        }
    }

    private async Task<string?> SendAsync(Uri address, string key, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(RetellSignature.HeaderName, RetellSignature.Sign(body, key, time.GetUtcNow()));
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.NoContent => null,
            HttpStatusCode.Unauthorized => "front_door_refused",
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => "front_door_busy",
            // Somebody else answers there: a proxy, a wrong name, another service.
            _ => "front_door_elsewhere",
        };
    }
}
