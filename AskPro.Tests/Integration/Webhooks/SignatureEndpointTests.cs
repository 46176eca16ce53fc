using System.Net;
using System.Text.Json;
using AskPro.Integrations.Retell.Signatures;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Unit.Retell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

public sealed class SignatureEndpointTests(Postgres18 database) : IClassFixture<Postgres18>
{
    [Theory]
    [MemberData(nameof(RetellSignatureVector.Ids), MemberType = typeof(RetellSignatureVector))]
    public async Task A_published_vector_becomes_a_row_or_a_refusal(string id)
    {
        var vector = RetellSignatureVector.Get(id);
        var clock = new FakeTimeProvider(vector.VerifyAt);
        await using var host = WebhookHost.Start(
            database, new() { ["Retell:PlatformKey"] = vector.Key }, services => services.AddSingleton<TimeProvider>(clock));
        var before = await StoredEvents.ReadAsync(database);

        using var answer = await host.PostWithHeaderAsync(vector.Body, vector.Header);

        var added = (await StoredEvents.ReadAsync(database)).Skip(before.Count).ToList();
        if (!vector.Valid)
        {
            Assert.Equal(("signature_stale", 401), (await CodeAsync(answer), (int)answer.StatusCode));
            Assert.Empty(added);
            return;
        }

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.True(RetellSignatureHeader.TryParse(vector.Header, out var header));
        Assert.Contains(await StoredEvents.ReadAsync(database), stored => stored.Body.AsSpan().SequenceEqual(vector.Body) && stored.SignedAt == header.SignedAt);
    }

    [Theory]
    [InlineData(null, "signature_missing")]
    [InlineData("", "signature_missing")]
    [InlineData("sha256=07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e", "signature_malformed")]
    [InlineData("v=1700000000000,d=07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e", "signature_stale")]
    public async Task A_bad_header_has_its_own_code(string? header, string code)
    {
        await using var host = WebhookHost.Start(database);
        var body = Webhooks.Event(Webhooks.NewCallId());

        using var answer = await host.PostWithHeaderAsync(body, header);

        Assert.Equal((code, HttpStatusCode.Unauthorized), (await CodeAsync(answer), answer.StatusCode));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Another_key_another_body_and_an_unknown_address_get_the_same_answer()
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();
        var body = Webhooks.Event(callId);
        var header = RetellSignature.Sign(body, WebhookHost.PlatformKey, TimeProvider.System.GetUtcNow());

        using var otherKey = await host.PostAsync(body, key: "key_of_somebody_else");
        using var otherBody = await host.PostWithHeaderAsync([.. body, (byte)' '], header);
        using var unknownAddress = await host.PostWithHeaderAsync(body, header, "/nobody-has-this-key");
        using var endlessAddress = await host.PostWithHeaderAsync(body, header, "/" + new string('a', 1000));

        foreach (var answer in new[] { otherKey, otherBody, unknownAddress, endlessAddress })
            Assert.Equal(("signature_invalid", HttpStatusCode.Unauthorized), (await CodeAsync(answer), answer.StatusCode));
        Assert.Empty(await StoredEvents.ReadAsync(database, callId));
    }

    [Fact]
    public async Task Without_a_platform_key_its_address_refuses_everything()
    {
        await using var host = WebhookHost.Start(database, new() { ["Retell:PlatformKey"] = "" });
        var body = Webhooks.Event(Webhooks.NewCallId());

        using var answer = await host.PostAsync(body, key: "anything");

        Assert.Equal("signature_invalid", await CodeAsync(answer));
    }

    internal static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return problem.RootElement.GetProperty("code").GetString();
    }
}
