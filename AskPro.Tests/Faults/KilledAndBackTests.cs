using System.Diagnostics;
using System.Globalization;
using System.Net;
using AskPro.ServiceDefaults;
using AskPro.Tests.EndToEnd;
using AskPro.Tests.Support.Browsers;
using Xunit;

namespace AskPro.Tests.Faults;

[Collection<FaultySystem>]
public sealed class KilledAndBackTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_cache_away_calls_still_arrive_on_the_open_page_and_hints_come_back_with_it()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon ohne Redis", Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        await KillAsync(ResourceNames.Cache);

        // The first sighting waits for all to notice; from then on Web looks every second, far below its usual 15.
        var call = CallBody.To(salon, "+491713920030");
        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(call.Started(), Cancellation));
        await SignedInPage.SeesAsync(page.Row("Im Gespräch"));
        foreach (var caller in new[] { "+491713920034", "+491713920035" })
        {
            var next = CallBody.To(salon, caller);
            await system.PostEventAsync(next.Analyzed($"Ohne Redis {caller}"), Cancellation);
            await SignedInPage.SeesLiveAsync(page.Row($"Ohne Redis {caller}"));
        }

        await system.CommandAsync(ResourceNames.Cache, "start", Cancellation);
        await system.WaitUntilHealthyAsync(ResourceNames.Cache, Cancellation);
        await system.PostEventAsync(call.Analyzed("Der Hinweis kam wieder."), Cancellation);
        await SignedInPage.SeesAsync(page.Row("Der Hinweis kam wieder."));
        Assert.False(await page.WasReloadedAsync());
    }

    [Fact]
    public async Task A_worker_killed_between_claim_and_commit_loses_nothing_and_does_nothing_twice()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Absturz", Cancellation);
        await system.PostEventAsync(CallBody.To(salon, "+491713920031").Started(), Cancellation);
        await system.Owner.UntilAsync("select exists (select from calls where company_id = $1)", salon.Id);

        // The Worker blocks on the row it bumps last: inside its transaction, with the job claimed.
        var second = CallBody.To(salon, "+491713920032");
        await using (var blocker = await system.Owner.OpenConnectionAsync(Cancellation))
        {
            await using var transaction = await blocker.BeginTransactionAsync(Cancellation);
            await using var lockRow = blocker.CreateCommand();
            lockRow.CommandText = "select from company_feed where company_id = $1 for update";
            lockRow.Parameters.Add(new() { Value = salon.Id });
            await lockRow.ExecuteNonQueryAsync(Cancellation);

            Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(second.Ended(), Cancellation));
            await system.Owner.UntilAsync("select exists (select from pg_stat_activity where usename = 'askpro_worker' and wait_event_type = 'Lock')");
            await KillAsync(ResourceNames.Worker);
            await transaction.RollbackAsync(Cancellation);
        }

        await system.CommandAsync(ResourceNames.Worker, "start", Cancellation);
        await system.WaitUntilHealthyAsync(ResourceNames.Worker, Cancellation);

        await system.Owner.UntilAsync("select count(*) = 2 from calls where company_id = $1", salon.Id);
        Assert.Equal(1L, await system.Owner.ScalarAsync<long>(
            "select count(*) from inbox_jobs where call_id = $1 and state = 'done' and attempts = 0", second.CallId));
        Assert.Equal(2L, await system.Owner.ScalarAsync<long>("select seq from company_feed where company_id = $1", salon.Id));
    }

    [Fact]
    public async Task After_a_restart_of_Web_the_open_page_shows_what_it_missed_and_is_still_signed_in()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Neustart", Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        await system.CommandAsync(ResourceNames.Web, "stop", Cancellation);
        await SignedInPage.SeesAsync(page.Page.Locator("#connection").GetByText("Getrennt"));

        await system.PostEventAsync(CallBody.To(salon, "+491713920033").Started(), Cancellation);
        await system.Owner.UntilAsync("select exists (select from calls where company_id = $1)", salon.Id);
        await system.CommandAsync(ResourceNames.Web, "start", Cancellation);

        await SignedInPage.SeesAsync(page.Row("Im Gespräch"));
        await page.IsLiveAsync();
        Assert.False(await page.WasReloadedAsync());
        await page.Page.ReloadAsync();
        await SignedInPage.SeesAsync(page.Row("Im Gespräch"));
    }

    private async Task KillAsync(string resource)
    {
        var running = await system.App.ResourceNotifications.WaitForResourceAsync(
            resource, update => update.Snapshot.State?.Text == KnownResourceStates.Running, Cancellation);
        var pid = running.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value;
        using (var process = Process.GetProcessById(Convert.ToInt32(pid, CultureInfo.InvariantCulture)))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        await system.App.ResourceNotifications.WaitForResourceAsync(resource, KnownResourceStates.TerminalStates, Cancellation);
    }
}
