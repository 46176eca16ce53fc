using System.Text.Json;
using AskPro.Data.Outbox;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Simulator.Mails;
using AskPro.Tests.Integration.Simulation;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Mails;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AskPro.Tests.Integration.Outbox;

/// <summary>The Worker's dispatcher on a real database, in front of the Simulator's mail server.</summary>
internal sealed class MailRig : IAsyncDisposable
{
    public const string Address = "lena.sommer@askpro.example";
    public const string Link = "http://localhost:5100/passwort-neu?token=a-secret-that-opens-an-account";

    private readonly TestDatabase _database;
    private readonly SimulatorServer _simulator = new("http://127.0.0.1:1/");
    private readonly ProtectedText _secrets = new(new EphemeralDataProtectionProvider());
    private readonly ILoggerFactory _logging;

    public MailRig(TestDatabase database)
    {
        _database = database;
        _logging = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        _simulator.StartServer();
    }

    public KeptLog Log { get; } = new();

    public Mailbox Mailbox => _simulator.Services.GetRequiredService<Mailbox>();

    public int Port => _simulator.Services.GetRequiredService<MailServer>().Port;

    public MailDispatcher Dispatcher(int? port = null, bool otherKeyRing = false)
    {
        var mail = new MailOptions
        {
            Host = "localhost", Port = port ?? Port, Security = MailSecurity.None, From = "AskPro <post@askpro.example>", TimeoutSeconds = 20,
        };
        return new MailDispatcher(
            new OutboxQueue(_database.As("askpro_worker")), new MailSender(mail),
            otherKeyRing ? new ProtectedText(new EphemeralDataProtectionProvider()) : _secrets,
            Options.Create(new MailPumpOptions()), _logging.CreateLogger<MailDispatcher>());
    }

    public MailReport Report(MailMetrics metrics) => new(metrics, TimeProvider.System, _logging.CreateLogger<MailReport>());

    public Task<bool> AskAsync(string key, string to = Address, DateTimeOffset? expiresAt = null)
    {
        var message = OutboxRows.Message(key);
        var mail = new MailMessage(to, "Neues Passwort für Sömmer", $"Guten Tag,\n\n{Link}\n\n.Viele Grüße", "de");
        return _database.EnqueueAsync(
            message with { Payload = _secrets.Protect(ProtectedText.Mail, message.Id, JsonSerializer.Serialize(mail)), ExpiresAt = expiresAt });
    }

    public async ValueTask DisposeAsync()
    {
        _logging.Dispose();
        await _simulator.DisposeAsync();
    }
}
