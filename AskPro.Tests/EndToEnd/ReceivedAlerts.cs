using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Support.Prometheus;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>What Alertmanager delivered to the Simulator, who is on call here.</summary>
internal static class ReceivedAlerts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until an alert that fires is delivered, with the words and the runbook of its rule; a minute in vain fails the test.</summary>
    public static async Task UntilAsync(HttpClient simulator, string name, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            var alerts = await simulator.GetFromJsonAsync<JsonElement>("/alerts.json", cancellationToken);
            var own = alerts.EnumerateArray().FirstOrDefault(alert => alert.GetProperty("name").GetString() == name && alert.GetProperty("isFiring").GetBoolean());
            if (own.ValueKind == JsonValueKind.Object)
            {
                Assert.Equal(AlertRule.ReadAll().Single(rule => rule.Name == name).Runbook, own.GetProperty("runbook").GetString());
                Assert.NotEmpty(own.GetProperty("summary").GetString()!);
                Assert.NotEmpty(own.GetProperty("severity").GetString()!);
                return;
            }

            Assert.False(limit.IsCancellationRequested, $"Alertmanager did not deliver {name}.");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
