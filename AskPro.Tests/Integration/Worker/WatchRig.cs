using System.Security.Cryptography;
using System.Text;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Retell;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AskPro.Tests.Integration.Worker;

/// <summary>The watch of one Worker, with a clock of its own that is turned forward.</summary>
internal sealed class WatchRig : IDisposable
{
    private readonly TestDatabase _database;
    private readonly Clock _clock = new();
    private readonly IHost _host;

    public WatchRig(TestDatabase database, RetellStandIn retell)
    {
        _database = database;
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = database.ConnectionString("askpro_worker"), ["KeyRing:MasterKey"] = "only-for-tests-only-for-tests-only-for-tests",
            ["Retell:ApiUrl"] = retell.Address.ToString(), ["Retell:Repetitions"] = "0", ["Api:PublicUrl"] = "https://api.example.invalid",
            ["WebhookWatch:CompaniesAPass"] = "1000",
        });
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddAskProKeyRing("AskPro");
        builder.AddWebhookWatch();
        builder.Services.AddSingleton<TimeProvider>(_clock);
        _host = builder.Build();
    }

    public KeptLog Log { get; } = new();

    public void Dispose() => _host.Dispose();

    public static string Url(GivenCompany company) => $"https://api.example.invalid/api/retell/webhook/{Secret(company)}";

    public void Turn(TimeSpan forward) => _clock.Offset += forward;

    public Task<WatchResult> RunAsync(CancellationToken cancellationToken) => _host.Services.GetRequiredService<WebhookWatch>().RunOnceAsync(cancellationToken);

    /// <summary>A pass of the loop, half an hour later.</summary>
    public Task PassAsync(CancellationToken cancellationToken)
    {
        Turn(TimeSpan.FromMinutes(31));
        return ActivatorUtilities.CreateInstance<WatchLoop>(_host.Services).PassAsync(cancellationToken);
    }

    /// <summary>Half an hour later, when every company is due again.</summary>
    /// <returns>What the look at the company came to; null when it was not this Worker's turn.</returns>
    public async Task<WatchedCompany?> LookAsync(GivenCompany company, CancellationToken cancellationToken)
    {
        Turn(TimeSpan.FromMinutes(31));
        return (await RunAsync(cancellationToken)).Companies.SingleOrDefault(watched => watched.CompanyId == company.Id);
    }

    /// <summary>A company with an address.</summary>
    public async Task<GivenCompany> AddCompanyAsync(CancellationToken cancellationToken)
    {
        var company = await GivenCompany.CreateAsync(_database.Owner, cancellationToken);
        var texts = _host.Services.GetRequiredService<ProtectedText>();
        await _database.Owner.ChangeAsync(
            "update companies set webhook_key_hash = $2, webhook_key_protected = $3 where id = $1",
            company.Id, SHA256.HashData(Encoding.UTF8.GetBytes(Secret(company))), texts.Protect(ProtectedText.WebhookKey, company.Id, Secret(company)));
        return company;
    }

    public Task EnterKeyAsync(GivenCompany company, string key) => _database.Owner.ChangeAsync(
        "update retell_keys set secret_protected = $2 where company_id = $1",
        company.Id, _host.Services.GetRequiredService<ProtectedText>().Protect(ProtectedText.RetellApiKey, company.Id, key));

    private static string Secret(GivenCompany company) => $"address{company.Id:N}";

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
