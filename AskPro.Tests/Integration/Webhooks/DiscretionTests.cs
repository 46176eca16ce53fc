using System.Diagnostics.Metrics;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

public sealed class DiscretionTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Secret = "Sabine-Mueller-0171-3920017";

    [Fact]
    public async Task Everything_is_counted_and_nothing_of_a_body_or_an_address_is_logged()
    {
        using var log = new KeptLines();
        await using var host = WebhookHost.Start(database, services: services => services.AddSingleton<ILoggerProvider>(log));
        using var counts = new KeptCounts(host.Get<IMeterFactory>());
        var body = Webhooks.Event(Webhooks.NewCallId(), filler: Secret);

        Task<HttpResponseMessage>[] attempts =
        [
            host.PostAsync(body),
            host.PostAsync(Webhooks.Event(Secret, name: Secret)),
            host.PostWithHeaderAsync(body, null),
            host.PostWithHeaderAsync(body, Secret),
            host.PostAsync(body, key: "another"),
            host.PostAsync(body, "/address-" + Secret),
        ];
        foreach (var answer in await Task.WhenAll(attempts))
            answer.Dispose();
        (await host.PostAsync(body)).Dispose();

        Assert.Equal(1, counts["askpro.inbox.accepted", "queued"]);
        Assert.Equal(1, counts["askpro.inbox.accepted", "quarantined"]);
        Assert.Equal(1, counts["askpro.inbox.duplicates", ""]);
        Assert.Equal(1, counts["askpro.inbox.rejected", "signature_missing"]);
        Assert.Equal(1, counts["askpro.inbox.rejected", "signature_malformed"]);
        Assert.Equal(2, counts["askpro.inbox.rejected", "signature_invalid"]);
        Assert.Contains(log.Lines, line => line.Contains("signature_invalid", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret, StringComparison.Ordinal));
    }
}
