using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Alarms;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>Alarms from the measured figure to the mail that arrives.</summary>
public sealed class AlarmTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private readonly AlarmRig _rig = new(database);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _rig.RuleAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_rule_fires_after_its_window_a_mail_says_so_and_another_one_when_it_is_over()
    {
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(0, waiting: 12));
        Assert.Equal("pending", await _rig.StatesAsync());
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(30, waiting: 40));
        Assert.Equal(new AlarmResult(true, Fired: 1, Told: 1), await _rig.LookAsync(90, waiting: 20));
        await _rig.SendAsync();
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 20));

        var mail = Assert.Single(_rig.Mails);
        Assert.Equal((AlarmRig.Address, "[AskPro] Alarm, kritisch: Wartende Ereignisse"), (Assert.Single(mail.To), mail.Subject));
        Assert.Contains("Regel: Wartende Ereignisse mindestens 10 für 2 min (kritisch)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Schlimmster Wert: 40", mail.Text, StringComparison.Ordinal);
        Assert.Contains("docs/runbooks/events-wait.md", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://askpro.example/betrieb/alarme", mail.Text, StringComparison.Ordinal);
        Assert.Equal("firing sent", await database.Owner.AskAsync<string>(null, "select notice || ' ' || state from alarm_notifications"));

        // It comes and goes: nothing is told twice.
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 0));
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 11));
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 0));
        Assert.Equal(new AlarmResult(true, Resolved: 1, Told: 1), await _rig.LookAsync(60, waiting: 0));
        await _rig.SendAsync();
        Assert.Equal("resolved", await _rig.StatesAsync());
        Assert.Equal(2, _rig.Mails.Count);
        Assert.Contains(_rig.Mails, told => told.Subject == "[AskPro] Vorbei: Wartende Ereignisse");
        Assert.Equal(180, await database.Owner.AskAsync<double>(null, "select extract(epoch from ended_at - pending_at)::float8 from alarm_episodes"));
    }

    [Fact]
    public async Task What_does_not_last_is_forgotten_and_what_nobody_measures_neither_begins_nor_ends()
    {
        await _rig.LookAsync(0, waiting: 12);
        await _rig.LookAsync(60, waiting: 3);
        Assert.Equal("", await _rig.StatesAsync());

        await _rig.LookAsync(15, waiting: 12);
        await _rig.LookAsync(120, waiting: 12);
        Assert.Equal("firing", await _rig.StatesAsync());
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(600, waiting: null));
        Assert.Equal("firing", await _rig.StatesAsync());
        // Every four hours once more, while it fires.
        Assert.Equal(new AlarmResult(true, Told: 1), await _rig.LookAsync(4 * 3600, waiting: 12));
        Assert.Equal("firing reminder", await database.Owner.AskAsync<string>(null, "select string_agg(notice, ' ' order by id) from alarm_notifications"));
    }

    [Fact]
    public async Task A_muted_rule_stands_in_the_history_and_tells_nobody_until_the_mute_ends()
    {
        await _rig.MuteAsync(minutes: 10);
        await _rig.LookAsync(0, waiting: 12);
        Assert.Equal(new AlarmResult(true, Fired: 1), await _rig.LookAsync(120, waiting: 12));
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 12));
        Assert.Equal(120, await database.Owner.AskAsync<double>(null, "select extract(epoch from muted_at - pending_at)::float8 from alarm_episodes"));
        Assert.Equal(new AlarmResult(true, Told: 1), await _rig.LookAsync(600, waiting: 12));
        Assert.Equal("firing", await database.Owner.AskAsync<string>(null, "select notice from alarm_notifications"));
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 12));
    }

    [Fact]
    public async Task What_was_told_before_a_mute_and_outlasts_it_is_told_again_when_the_mute_ends_and_what_does_not_is_not()
    {
        await _rig.LookAsync(0, waiting: 12);
        Assert.Equal(new AlarmResult(true, Fired: 1, Told: 1), await _rig.LookAsync(120, waiting: 12));
        await _rig.MuteAsync(minutes: 30);
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 12));
        // Ended by hand.
        await database.Owner.ChangeAsync("update alarm_rules set muted_until = null, muted_at = null, mute_reason = null, muted_by = null");
        Assert.Equal(new AlarmResult(true, Told: 1), await _rig.LookAsync(15, waiting: 12));
        Assert.Equal("firing reminder", await database.Owner.AskAsync<string>(null, "select string_agg(notice, ' ' order by id) from alarm_notifications"));

        await _rig.MuteAsync(minutes: 30);
        await _rig.LookAsync(15, waiting: 0);
        Assert.Equal(new AlarmResult(true, Resolved: 1), await _rig.LookAsync(60, waiting: 0));
        Assert.Equal("resolved", await _rig.StatesAsync());
    }

    [Theory]
    [InlineData("update alarm_rules set muted_until = now()")]
    [InlineData("update alarm_rules set muted_until = now() + interval '1 hour', muted_at = now(), mute_reason = 'Umzug'")]
    [InlineData("update alarm_rules set muted_until = now() + interval '1 hour', muted_at = now(), muted_by = 'Ada'")]
    [InlineData("update alarm_rules set muted_until = now(), muted_at = now(), mute_reason = 'Umzug', muted_by = 'Ada'")]
    [InlineData("update alarm_rules set muted_until = now() + interval '31 days', muted_at = now(), mute_reason = 'Umzug', muted_by = 'Ada'")]
    [InlineData("update alarm_rules set muted_until = now() + interval '1 hour', muted_at = now(), mute_reason = '', muted_by = 'Ada'")]
    public async Task No_mute_is_stored_without_who_why_and_an_end(string sql) =>
        Assert.Equal("23514", await DatabaseQueries.RefusalAsync(() => database.Owner.ChangeAsync(sql)));

    [Fact]
    public async Task Of_a_rule_that_is_switched_off_nothing_is_over_and_nothing_is_told()
    {
        await _rig.LookAsync(0, waiting: 12);
        await _rig.LookAsync(120, waiting: 12);
        await database.Owner.ChangeAsync("update alarm_rules set is_on = false");
        Assert.Equal(new AlarmResult(true), await _rig.LookAsync(15, waiting: 12));
        Assert.Equal("withdrawn", await _rig.StatesAsync());
        // After ninety days it is gone.
        Assert.Equal(1, (await _rig.LookAsync(91 * 86_400, waiting: 0)).Forgotten);
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, "select count(*) from alarm_notifications"));
    }

    [Fact]
    public async Task Every_operator_is_told_and_one_Worker_looks_at_a_time()
    {
        await _rig.RuleAsync(kind: "operators");
        await database.Owner.ChangeAsync("update users set is_operator = false");
        var one = await GivenOperator.CreateAsync(database.Owner, Cancel);
        var other = await GivenOperator.CreateAsync(database.Owner, Cancel);
        await _rig.LookAsync(0, waiting: 12);

        await using (var busy = await database.As("askpro_worker").OpenConnectionAsync(Cancel))
        await using (var looking = await busy.BeginTransactionAsync(Cancel))
        {
            await using var held = new Npgsql.NpgsqlCommand(AlarmSql.Lock, busy, looking);
            Assert.Equal(true, await held.ExecuteScalarAsync(Cancel));
            Assert.Equal(new AlarmResult(false), await _rig.LookAsync(120, waiting: 12));
        }

        Assert.Equal(new AlarmResult(true, Fired: 1, Told: 2), await _rig.LookAsync(1, waiting: 12));
        await _rig.SendAsync();
        Assert.Equal(new[] { one.Email, other.Email }.Order(StringComparer.Ordinal), _rig.Mails.SelectMany(mail => mail.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_piles_up_and_the_history_says_why_nobody_heard()
    {
        await using var rig = new AlarmRig(database, hasMailServer: false);
        await rig.RuleAsync();
        await rig.LookAsync(0, waiting: 12);
        Assert.Equal(new AlarmResult(true, Fired: 1), await rig.LookAsync(120, waiting: 12));
        Assert.Equal(new AlarmResult(true), await rig.LookAsync(15, waiting: 12));
        Assert.Equal("failed mail_not_configured", await database.Owner.AskAsync<string>(null, "select string_agg(state || ' ' || cause, ',') from alarm_notifications"));
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, "select count(*) from outbox_messages"));
    }

    [Fact]
    public async Task What_nobody_ever_takes_is_given_up_after_two_days()
    {
        await _rig.LookAsync(0, waiting: 12);
        await _rig.LookAsync(120, waiting: 12);
        await _rig.LookAsync(2 * 86_400 + 60, waiting: null);
        Assert.Equal("failed mail_expired", await database.Owner.AskAsync<string>(null, "select state || ' ' || cause from alarm_notifications"));
    }

    [Fact]
    public async Task What_is_not_taken_yet_says_why_and_that_it_is_tried_again()
    {
        await _rig.LookAsync(0, waiting: 12);
        await _rig.LookAsync(120, waiting: 12);
        await database.Owner.ChangeAsync("update outbox_messages set attempts = 1, failed_at = now(), fence = 1, cause = 'mail_not_taken'");
        await _rig.LookAsync(15, waiting: 12);
        Assert.Equal("queued mail_not_taken", await database.Owner.AskAsync<string>(null, "select state || ' ' || cause from alarm_notifications"));
        await _rig.SendAsync();
        await _rig.LookAsync(15, waiting: 12);
        Assert.Equal("sent ", await database.Owner.AskAsync<string>(null, "select state || ' ' || coalesce(cause, '') from alarm_notifications"));
    }

    [Theory]
    [InlineData("update alarm_notifications set notice = 'test'")]
    [InlineData("update alarm_notifications set episode_id = null")]
    [InlineData("update alarm_notifications set finished_at = now()")]
    public async Task No_notification_is_stored_that_tells_nothing_of_nobody(string sql)
    {
        await _rig.LookAsync(0, waiting: 12);
        await _rig.LookAsync(120, waiting: 12);
        Assert.Equal("23514", await DatabaseQueries.RefusalAsync(() => database.Owner.ChangeAsync(sql)));
    }

    [Theory]
    [InlineData("update alarm_episodes set state = 'resolved'")]
    [InlineData("update alarm_episodes set state = 'inactive'")]
    [InlineData("update alarm_episodes set ended_at = now()")]
    [InlineData("update alarm_episodes set told_at = now()")]
    [InlineData("update alarm_episodes set muted_at = now()")]
    [InlineData("insert into alarm_episodes (id, rule_id, figure, comparison, threshold, severity, state, pending_at, peak, cause) select gen_random_uuid(), rule_id, figure, comparison, threshold, severity, state, pending_at, peak, cause from alarm_episodes")]
    public async Task No_state_that_cannot_be_is_stored(string sql)
    {
        await _rig.LookAsync(0, waiting: 12);
        Assert.Contains(await DatabaseQueries.RefusalAsync(() => database.Owner.ChangeAsync(sql)), new[] { "23514", "23505" });
    }
}
