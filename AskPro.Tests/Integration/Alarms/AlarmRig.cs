using AskPro.Data.Health;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Simulator.Mails;
using AskPro.Tests.Integration.Simulation;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Alarms;
using AskPro.Worker.Mails;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>The Worker's look at the alarms on a real database and its mails in front of the Simulator's mail server, at times that the test says.</summary>
internal sealed class AlarmRig : IAsyncDisposable
{
    /// <summary>Address of the channel of <see cref="RuleAsync"/>.</summary>
    public const string Address = "wache@askpro.example";

    private readonly TestDatabase _database;
    private readonly SimulatorServer _simulator = new("http://127.0.0.1:1/");
    private readonly ProtectedText _secrets;
    private readonly Clock _clock = new();

    /// <param name="database">Whose rules are replaced.</param>
    /// <param name="secrets">Of whoever asks for messages beside the Worker.</param>
    /// <param name="hasMailServer">Whether one is configured.</param>
    public AlarmRig(TestDatabase database, ProtectedText? secrets = null, bool hasMailServer = true)
    {
        _secrets = secrets ?? new(new EphemeralDataProtectionProvider());
        _database = database;
        _simulator.StartServer();
        var page = Options.Create(new AlarmPageOptions { PublicUrl = new Uri("https://askpro.example") });
        var texts = new AlarmTexts(page);
        Watch = new(
            database.As("askpro_worker"), new AlarmMessages(new(_secrets, texts, Options.Create(new MailOptions { Host = hasMailServer ? "localhost" : null, From = "AskPro <post@askpro.example>" })), texts, _secrets), Options.Create(new AlarmOptions()), _clock, NullLogger<AlarmWatch>.Instance);
    }

    public AlarmWatch Watch { get; }

    public Guid Rule { get; private set; }

    public IReadOnlyList<ReceivedMail> Mails => _simulator.Services.GetRequiredService<Mailbox>().Latest;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Nothing but one rule: events that wait, ten or more for two minutes.</summary>
    public async Task RuleAsync(string kind = "mail", string comparison = "at_least")
    {
        await _database.Owner.ChangeAsync("truncate alarm_rules, alarm_channels, alarm_episodes, alarm_notifications, component_spans, outbox_messages");
        var channel = Guid.CreateVersion7(_clock.Now);
        Rule = Guid.CreateVersion7(_clock.Now);
        await _database.Owner.ChangeAsync(
            "insert into alarm_channels (id, kind, name, language, address, created_at) values ($1, $2, 'Wache', 'de', $3, now())", channel, kind, kind == "mail" ? Address : DBNull.Value);
        await _database.Owner.ChangeAsync(
            """
            insert into alarm_rules (id, figure, comparison, threshold, window_minutes, severity, channel_id, is_on, created_at)
            values ($1, 'waiting_events', $2, 10, 2, 'critical', $3, true, now())
            """, Rule, comparison, channel);
    }

    /// <summary>So much later is measured how many events wait, and looked.</summary>
    public async Task<AlarmResult> LookAsync(int seconds, int? waiting)
    {
        _clock.Now += TimeSpan.FromSeconds(seconds);
        if (waiting is { } number)
        {
            await new ComponentStore(_database.As("askpro_worker")).NoteAsync(
                [
                    new()
                    {
                        Component = ComponentNames.Processing, FromAt = _clock.Now, SeenAt = _clock.Now, State = ComponentStates.Well, Measures = $$"""{"waiting":{{number}}}""",
                    },
                ], Cancel);
        }

        return await Watch.RunOnceAsync(Cancel);
    }

    /// <summary>An operator mutes the rule.</summary>
    public Task MuteAsync(int minutes) => _database.Owner.ChangeAsync(
        "update alarm_rules set muted_until = $1, muted_at = $2, mute_reason = 'Umzug', muted_by = 'Ada'", _clock.Now.ToUniversalTime().AddMinutes(minutes), _clock.Now.ToUniversalTime());

    /// <summary>The Worker's pump takes what is due.</summary>
    public async Task SendAsync()
    {
        var mail = new MailOptions
        {
            Host = "localhost", Port = _simulator.Services.GetRequiredService<MailServer>().Port, Security = MailSecurity.None, From = "AskPro <post@askpro.example>", TimeoutSeconds = 20,
        };
        var dispatcher = new MailDispatcher(
            new(_database.As("askpro_worker")), new MailSender(mail), _secrets, Options.Create(new MailPumpOptions()), NullLogger<MailDispatcher>.Instance);
        while ((await dispatcher.RunOnceAsync(Cancel)).Message is not null)
        {
        }
    }

    public Task<string> StatesAsync() => _database.Owner.AskAsync<string>(null, "select coalesce(string_agg(state, ' ' order by id), '') from alarm_episodes");

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
