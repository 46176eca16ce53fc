using AskPro.ServiceDefaults;
using AskPro.Tests.Faults;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>What an operator does with a button of the dashboard, done by name.</summary>
[Collection<RunningSystem>]
public sealed class ResourceCommandTests(RunningAskPro system)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_call_is_placed_and_every_event_of_it_taken()
    {
        var result = await system.App.ResourceCommands.ExecuteCommandAsync(ResourceNames.Api, "place-test-call", Cancellation);

        Assert.True(result.Success, result.Message);
        Assert.Matches(@"^\S+: Api took (\d+) of \1 events\.$", result.Message);
    }

    [Fact]
    public async Task The_cache_is_warmed_each_time_it_is_asked_for()
    {
        var first = await system.App.ResourceCommands.ExecuteCommandAsync(ResourceNames.Worker, ResourceNames.WarmCache, Cancellation);
        await TestCompany.CreateAsync(system.Owner, "Salon Vorgewärmt", Cancellation);
        var second = await system.App.ResourceCommands.ExecuteCommandAsync(ResourceNames.Worker, ResourceNames.WarmCache, Cancellation);

        Assert.True(first.Success, first.Message);
        Assert.True(second.Success, second.Message);
        Assert.NotNull(Companies(first.Message));
        Assert.NotNull(Companies(second.Message));
        Assert.NotEqual(Companies(first.Message), Companies(second.Message));
    }

    [Fact]
    public async Task Webhooks_are_registered_and_the_report_is_the_result()
    {
        var result = await system.App.ResourceCommands.ExecuteCommandAsync(ResourceNames.Worker, ResourceNames.RegisterWebhooks, Cancellation);

        Assert.Contains("companies=", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dead_letters_are_processed_again_and_counted_and_noted()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Wiederholung", Cancellation);
        var call = CallBody.To(salon, "+491713920072");
        await system.PostEventAsync(call.Analyzed("Noch einmal."), Cancellation);
        await system.Owner.UntilAsync("select exists (select from calls where company_id = $1)", salon.Id);
        await system.Owner.ScalarAsync<Guid>(
            "update inbox_jobs set state = 'dead', attempts = 4, failed_at = now(), finished_at = now(), cause = 'processing_failed' where company_id = $1 returning event_id", salon.Id);

        var result = await system.App.ResourceCommands.ExecuteCommandAsync(ResourceNames.Worker, ResourceNames.ReplayDeadLetters, Cancellation);

        Assert.True(result.Success, result.Message);
        Assert.Matches(@"events=\d+ calls=\d+$", result.Message);
        await system.Owner.UntilAsync("select exists (select from inbox_jobs where state = 'done' and company_id = $1)", salon.Id);
        Assert.True(await system.Owner.ScalarAsync<bool>("select exists (select from operator_audit_entries where actor_name = 'AskPro.Worker events replay')"));
    }

    /// <summary>The figure of the verb's last line.</summary>
    private static string? Companies(string? report) =>
        report?.Split([' ', '\n']).LastOrDefault(word => word.StartsWith("companies=", StringComparison.Ordinal));
}
