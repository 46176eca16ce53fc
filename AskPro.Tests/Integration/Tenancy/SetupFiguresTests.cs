using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

public sealed class SetupFiguresOnPostgres15(Postgres15 server) : SetupFiguresTests(server), IClassFixture<Postgres15>;

public sealed class SetupFiguresOnPostgres18(Postgres18 server) : SetupFiguresTests(server), IClassFixture<Postgres18>;

/// <summary>Where companies stop in their set-up, counted over all of them.</summary>
public abstract class SetupFiguresTests(TestDatabase server) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly Guid _operator = Guid.CreateVersion7(Now);

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate users, companies cascade");
        await server.Owner.ChangeAsync(
            """
            insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed,
                               two_factor_enabled, lockout_enabled, access_failed_count, display_name, is_operator)
            values ($1, 'o', 'O', 'o', 'O', true, false, false, true, 0, 'Olga', true)
            """,
            _operator);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_median_is_told_from_five_on_and_counts_neither_invented_companies_nor_what_was_left_out()
    {
        foreach (var seconds in new[] { 10, 20, 30, 40 })
            await GivenAsync(false, ("calendar", 60, seconds, false));
        await GivenAsync(true, ("calendar", 60, 1000, false));
        await GivenAsync(false, ("calendar", 60, 500, true));
        // Through without having been opened: no time was measured.
        await GivenAsync(false, ("calendar", 60, 0, false));

        Assert.Equal(new("calendar", 6, 5, 1, 0, 4, null), Assert.Single(await FiguresAsync()));
        await GivenAsync(false, ("calendar", 60, 100, false));
        Assert.Equal(new("calendar", 7, 6, 1, 0, 5, 30), Assert.Single(await FiguresAsync()));
    }

    [Fact]
    public async Task A_company_stopped_where_it_opened_last_and_is_not_through_a_day_later()
    {
        // Both marks have one time, as the first look at a step writes them.
        await GivenAsync(false, ("account", 25 * 60, 0, false), ("company", 25 * 60, null, false));
        await GivenAsync(false, ("account", 23 * 60, 0, false), ("company", 23 * 60, null, false));
        await GivenAsync(false, ("company", 50 * 60, null, false), ("retell", 49 * 60, 30, false));
        await GivenAsync(false, ("company", 50 * 60, null, false), ("retell", 49 * 60, null, false));

        var figures = (await FiguresAsync()).ToDictionary(step => step.Step, step => (step.Opened, step.Stopped));

        Assert.Equal(new() { ["account"] = (2, 0), ["company"] = (4, 1), ["retell"] = (2, 1) }, figures);
    }

    [Fact]
    public async Task What_support_was_through_with_neither_counts_nor_hides_where_the_company_stopped()
    {
        await GivenAsync(false, ("retell", 50 * 60, null, false), ("webhook", 30 * 60, 0, false));
        await server.Owner.ChangeAsync("update setup_steps set by_support = true where step = 'webhook'");

        Assert.Equal(new("retell", 1, 0, 0, 1, 0, null), Assert.Single(await FiguresAsync()));
    }

    [Fact]
    public async Task Where_support_had_to_help_the_company_had_stopped()
    {
        await GivenAsync(false, ("webhook", 60, 600, false));
        await server.Owner.ChangeAsync("update setup_steps set by_support = true");
        await GivenAsync(false, ("webhook", 60, 30, false));

        Assert.Equal(new("webhook", 2, 1, 0, 1, 1, null), Assert.Single(await FiguresAsync()));
    }

    private async Task GivenAsync(bool isDemo, params (string Step, int OpenedMinutesAgo, int? Seconds, bool Skipped)[] steps)
    {
        var company = Guid.CreateVersion7(Now);
        await server.Owner.ChangeAsync(
            "insert into companies (id, name, time_zone, language, is_demo, created_at) values ($1, 'Salon', 'Europe/Berlin', 'de', $2, now())", company, isDemo);
        foreach (var step in steps)
        {
            var opened = Now.AddMinutes(-step.OpenedMinutesAgo);
            await server.Owner.ChangeAsync(
                "insert into setup_steps (company_id, step, opened_at, finished_at, skipped) values ($1, $2, $3, $4, $5)",
                company, step.Step, opened, step.Seconds is { } seconds ? opened.AddSeconds(seconds) : DBNull.Value, step.Skipped);
        }
    }

    private async Task<IReadOnlyList<SetupStepFigures>> FiguresAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, _operator, false, stop);
        return await new OperatorStore(database).SetupStepsAsync(Now, stop);
    }
}
