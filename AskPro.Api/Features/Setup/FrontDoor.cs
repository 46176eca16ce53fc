using System.Net;
using System.Net.Http.Headers;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Signatures;

namespace AskPro.Api.Features.Setup;

/// <summary>Sends what Retell would send, to where Retell would send it: through names, certificates and proxies to the company's webhook address.</summary>
internal sealed class FrontDoor(HttpClient http, TimeProvider time)
{
    private const string Away = "front_door_away";

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
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsAway(exception))
        {
            return Away;
        }
    }

    /// <summary>Sends a body once or more often, and tells each answer: a test of the front door itself.</summary>
    /// <param name="address">The webhook address.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="sign">The signature of a moment; null sends none.</param>
    /// <param name="times">How often.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<IReadOnlyList<DoorAnswer>> KnockAsync(
        Uri address, byte[] body, Func<DateTimeOffset, string?> sign, int times, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var answers = new List<DoorAnswer>(times);
        while (answers.Count < times)
        {
            var started = time.GetTimestamp();
            var (status, code) = await KnockAsync(address, body, sign(time.GetUtcNow()), both.Token, cancellationToken);
            answers.Add(new(status, code, time.GetElapsedTime(started).TotalMilliseconds));
        }

        return answers;
    }

    private async Task<(int? Status, string? Code)> KnockAsync(Uri address, byte[] body, string? signature, CancellationToken patience, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await PostAsync(address, body, signature, patience);
            return ((int)response.StatusCode, await DoorAnswer.CodeAsync(response, patience));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsAway(exception))
        {
            return (null, Away);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(Uri address, byte[] body, string? signature, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (signature is not null) request.Headers.TryAddWithoutValidation(RetellSignature.HeaderName, signature);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<string?> SendAsync(Uri address, string key, byte[] body, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(address, body, RetellSignature.Sign(body, key, time.GetUtcNow()), cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.NoContent => null,
            HttpStatusCode.Unauthorized => "front_door_refused",
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => "front_door_busy",
            // Somebody else answers there: a proxy, a wrong name, another service.
            _ => "front_door_elsewhere",
        };
    }

    private static bool IsAway(Exception exception) => exception is HttpRequestException or OperationCanceledException or Polly.ExecutionRejectedException;
}
