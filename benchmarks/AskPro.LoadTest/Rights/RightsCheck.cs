using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Tests.Integration.RestApi;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AskPro.LoadTest.Rights;

/// <summary>Who reaches for whose data, and what may not come of it.</summary>
internal sealed class RightsCheck(NpgsqlDataSource owner, IReadOnlyList<CheckedTenant> tenants)
{
    // The walk signs in and asks far more often than people and programs; what is turned away proves nothing.
    private static readonly (string, string)[] NoLimits =
        [("Sessions:AttemptsPerMinute", "10000"), ("Sessions:ProofsPerMinute", "10000"), ("ApiTokens:RequestsPerMinute", "100000")];

    private readonly CallerSessions _sessions = new(owner);

    public async Task RunAsync(RightsFigures figures, string connectionString, Action<IServiceCollection>? services, CancellationToken cancellationToken)
    {
        var given = await GivenOperator.CreateAsync(owner, cancellationToken);
        var platform = new Caller("operator", new HashSet<Right>(), null, given.Id, given.Email, IsOperator: true);
        await using var api = new ApiServer(connectionString, services, NoLimits);
        await using var web = new CheckedWeb(api, connectionString);
        var apiWalk = new ApiWalk(api, _sessions, figures);
        var webWalk = new WebWalk(web, figures);
        apiWalk.Survey(tenants[0]);
        webWalk.Survey();
        foreach (var tenant in tenants)
            figures.Seen += await apiWalk.SeenByOwnAsync(tenant, cancellationToken);

        var fingerprint = await TenantFingerprint.PrepareAsync(owner, cancellationToken);
        foreach (var (victim, next) in tenants.Zip(tenants.Skip(1).Append(tenants[0])))
        {
            var before = await fingerprint.TakeAsync(victim.Company.Id, cancellationToken);
            var versions = await StoredVersions.TakeAsync(owner, victim.Company, cancellationToken);
            foreach (var caller in tenants.Where(tenant => tenant != victim).SelectMany(tenant => tenant.Everybody).Prepend(platform).Prepend(Caller.Stranger))
            {
                await apiWalk.AttackAsync(caller, victim, Attempts.Of(victim, versions), [.. victim.Company.Traces], cancellationToken);
                if (caller.Company is { } own)
                {
                    var attempts = Attempts.WithBranchOf(victim, own, await StoredVersions.TakeAsync(owner, own, cancellationToken));
                    await apiWalk.AttackAsync(caller, victim, attempts, [.. victim.Company.Traces], cancellationToken);
                }

                // Pages are slow and show nothing that Api does not: one company from outside is enough.
                if (caller.Secret is null && (caller.Company is null || caller.Company == next.Company))
                    await webWalk.AttackAsync(caller, victim, [victim.Company.Marker, victim.Company.BusinessNumber, victim.Company.CustomerNumber], cancellationToken);
            }

            if (await fingerprint.TakeAsync(victim.Company.Id, cancellationToken) != before)
                figures.Leaked($"Somebody from outside changed {victim.Company.Marker}.");
        }

        // Last, because these may change their own company.
        foreach (var tenant in tenants)
        {
            foreach (var caller in tenant.Everybody)
            {
                await apiWalk.AttackAsync(caller, tenant, Withheld(caller, tenant), cancellationToken);
                if (caller.Secret is null)
                    await webWalk.AttackAsync(caller, tenant, Withheld(caller, tenant), cancellationToken);
            }
        }
    }

    /// <summary>How many leaks are found where there must be some.</summary>
    public async Task<int> PlantAsync(string superuser, CancellationToken cancellationToken)
    {
        var exchange = new AsksForAnotherCompany(tenants[0].Company.Id, tenants[1].Company.Id);
        await using var api = new ApiServer(superuser, services =>
        {
            RightsCommand.WithoutFilters(services);
            services.ConfigureDbContext<AskProDbContext>(options => options.AddInterceptors(exchange));
        });
        var figures = new RightsFigures();
        // Its reads only: what it changes would be the next walk's beginning.
        await new ApiWalk(api, _sessions, figures).ReadAsync(tenants[0].People[0], tenants[1], [.. tenants[1].Company.Traces], cancellationToken);
        return figures.Leaks.Count > 0
            ? figures.Leaks.Count
            : throw new InvalidOperationException("The planted fault was not found: this check proves nothing.");
    }

    private static IReadOnlyList<string> Withheld(Caller caller, CheckedTenant tenant)
    {
        return
        [
            .. caller.Rights.Contains(Right.Recording) ? Array.Empty<string>() : [CheckedTenant.Recording],
            .. caller == tenant.Branchless ? tenant.OfTheBranch : [],
            .. caller.Rights.Contains(Right.Summary) ? Array.Empty<string>() : [$"Zusammenfassung {tenant.Company.Marker}"],
            .. caller.Rights.Contains(Right.Transcript) ? Array.Empty<string>() : [$"Guten Tag {tenant.Company.Marker}"],
        ];
    }
}
