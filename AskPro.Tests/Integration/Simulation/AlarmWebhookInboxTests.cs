using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace AskPro.Tests.Integration.Simulation;

/// <summary>The Simulator as a receiver of the product's own alarms.</summary>
public sealed class AlarmWebhookInboxTests
{
    [Fact]
    public async Task What_comes_is_kept_with_its_signature_and_answered_as_the_address_says()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var simulator = new SimulatorServer("http://127.0.0.1:1/");
        using var client = simulator.CreateClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/alarm-webhooks") { Content = JsonContent.Create(new { version = 1 }), Headers = { { "AskPro-Signature", "t=1,v1=ab" }, { "Idempotency-Key", "alarm:1" } } };
        using var taken = await client.SendAsync(message, stop);
        using var failed = await client.PostAsJsonAsync("/alarm-webhooks?status=500", new { version = 1 }, stop);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/alarm-webhooks") { Headers = { { "Origin", "https://elsewhere.example" } } };
        using var refused = await client.SendAsync(foreign, stop);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.InternalServerError, HttpStatusCode.Forbidden], [taken.StatusCode, failed.StatusCode, refused.StatusCode]);
        var kept = await client.GetFromJsonAsync<JsonElement>("/alarm-webhooks.json", stop);
        Assert.Equal(2, kept.GetArrayLength());
        Assert.Equal(("t=1,v1=ab", "alarm:1", """{"version":1}"""), (Text(kept[1], "signature"), Text(kept[1], "idempotencyKey"), Text(kept[1], "body")));
    }

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
