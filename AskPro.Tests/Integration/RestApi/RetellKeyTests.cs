using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Integrations.Retell.Signatures;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Retell;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Keys for Retell: asked about before they are stored, shown by their ends, two of them good while one replaces the other.</summary>
public sealed class RetellKeyTests(Postgres18 database, RetellStandIn retell) : IClassFixture<Postgres18>, IClassFixture<RetellStandIn>, IAsyncDisposable
{
    private const string Keys = "/api/retell-keys";

    private readonly List<ApiServer> _servers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task A_good_key_shows_its_workspace_and_only_its_ends()
    {
        var (company, api, client) = await CompanyAsync();
        var key = await retell.AddWorkspaceAsync(
            [RetellStandIn.Agent($"agent_{company.Marker}"), RetellStandIn.Agent("agent_free")], [RetellStandIn.Number("+4989123456", "agent_free", "latest_published")]);

        using var entered = await client.PostAsJsonAsync(Keys, new { key = $" {key} " }, Cancel);
        var text = await client.GetStringAsync(Keys, Cancel);
        var view = Assert.Single(JsonNode.Parse(text)!["items"]!.AsArray())!;

        Assert.Equal(HttpStatusCode.Created, entered.StatusCode);
        Assert.Equal(($"{key[..3]}…{key[^3..]}", "current", (string?)null), ((string)view["hint"]!, (string)view["state"]!, (string?)view["checkCode"]));
        Assert.Equal([false, true], view["agents"]!.AsArray().Select(agent => (bool)agent!["isEntered"]!).Order());
        Assert.Equal(("+4989123456", "agent_free"), ((string)view["numbers"]![0]!["number"]!, (string)view["numbers"]![0]!["agentIds"]![0]!));
        Assert.DoesNotContain(key, text, StringComparison.Ordinal);
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from retell_keys where secret_protected like '%{key}%'"));
        var audited = await database.Owner.AskAsync<string>(null, $"select after::text from audit_entries where company_id = '{company.Id:D}' and action = 'retell_key.added'");
        Assert.DoesNotContain(key, audited, StringComparison.Ordinal);
        Assert.NotNull(api);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("key_short", "invalid_retell_key")]
    [InlineData("key with blanks in it", "invalid_retell_key")]
    [InlineData("key_that_retell_does_not_know", "retell_key_refused")]
    public async Task A_key_that_is_not_good_is_named_and_not_stored(string key, string code)
    {
        var (company, _, client) = await CompanyAsync();

        using var refused = await client.PostAsJsonAsync(Keys, new { key }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").GetProperty("key")[0].GetString());
        Assert.Equal(0, await StoredAsync(company));
    }

    [Theory]
    [InlineData(402, "retell_payment_required")]
    [InlineData(429, "retell_busy")]
    [InlineData(500, "retell_away")]
    public async Task When_Retell_does_not_do_its_part_nothing_is_stored(int status, string code)
    {
        var (company, _, client) = await CompanyAsync();
        var key = await retell.AddWorkspaceAsync();
        await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["status"] = status });

        using var refused = await client.PostAsJsonAsync(Keys, new { key }, Cancel);

        Assert.Equal(HttpStatusCode.FailedDependency, refused.StatusCode);
        Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Equal(0, await StoredAsync(company));
    }

    [Fact]
    public async Task The_key_of_another_workspace_is_taken_only_on_purpose()
    {
        var (company, _, client) = await CompanyAsync();
        await EnterAsync(client, await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_one")]));
        var other = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_two")]);

        using var refused = await client.PostAsJsonAsync(Keys, new { key = other }, Cancel);
        using var meant = await client.PostAsJsonAsync(Keys, new { key = other, otherWorkspace = true }, Cancel);

        Assert.Equal("retell_other_workspace", (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").GetProperty("key")[0].GetString());
        Assert.Equal(HttpStatusCode.Created, meant.StatusCode);
        Assert.Equal(2, await StoredAsync(company));
    }

    [Fact]
    public async Task Old_and_new_key_sign_until_the_old_one_is_removed_and_who_signed_is_noted()
    {
        var (company, api, client) = await CompanyAsync(("Ingest:RememberKeySeconds", "0"), ("Ingest:TrustKeySeconds", "0"));
        var (old, young) = (await retell.AddWorkspaceAsync(), await retell.AddWorkspaceAsync());
        await EnterAsync(client, old);
        var address = await AddressAsync(api, company);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(api, address, old, "call_a"));
        await EnterAsync(client, young);

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(api, address, old, "call_b"));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(api, address, young, "call_c"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(api, address, "key_of_nobody_at_all", "call_d"));
        await api.Services.GetServices<IHostedService>().OfType<KeySightingWriter>().Single().RunOnceAsync(Cancel);
        var items = (await client.GetFromJsonAsync<JsonObject>(Keys, Cancel))!["items"]!.AsArray();
        Assert.Equal(["current", "previous"], items.Select(key => (string)key!["state"]!));
        Assert.All(items, key => Assert.NotNull(key!["firstSignedAt"]));

        using var removed = await client.DeleteAsync($"{Keys}/{items[1]!["id"]}", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(api, address, old, "call_e"));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(api, address, young, "call_f"));
    }

    [Fact]
    public async Task A_revoked_key_is_found_by_the_next_check_and_stays_until_it_is_replaced()
    {
        var (_, _, client) = await CompanyAsync();
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_one")]);
        var id = await EnterAsync(client, key);
        await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["status"] = 401 });

        using var answer = await client.PostAsync($"{Keys}/{id}/checks", null, Cancel);
        var view = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("retell_key_refused", (string?)view!["checkCode"]);
        Assert.Single(view["agents"]!.AsArray());

        await retell.FailAsync();
        using var again = await client.PostAsync($"{Keys}/{id}/checks", null, Cancel);
        Assert.Null((await again.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["checkCode"]);
    }

    [Fact]
    public async Task A_third_key_goes_beside_the_one_that_Retell_signs_with()
    {
        var (company, api, client) = await CompanyAsync();
        var (signing, wrong, right) = (await retell.AddWorkspaceAsync(), await retell.AddWorkspaceAsync(), await retell.AddWorkspaceAsync());
        await EnterAsync(client, signing);
        var address = await AddressAsync(api, company);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(api, address, signing, "call_a"));
        await api.Services.GetServices<IHostedService>().OfType<KeySightingWriter>().Single().RunOnceAsync(Cancel);

        await EnterAsync(client, wrong);
        await EnterAsync(client, right);
        var items = (await client.GetFromJsonAsync<JsonObject>(Keys, Cancel))!["items"]!.AsArray();

        Assert.Equal([$"{right[..3]}…{right[^3..]}", $"{signing[..3]}…{signing[^3..]}"], items.Select(key => (string)key!["hint"]!));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(api, address, signing, "call_b"));
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where company_id = '{company.Id:D}' and action = 'retell_key.removed'"));
    }

    [Fact]
    public async Task A_new_key_signs_although_the_address_still_remembers_the_old_one()
    {
        var (company, api, client) = await CompanyAsync();
        var (old, young) = (await retell.AddWorkspaceAsync(), await retell.AddWorkspaceAsync());
        await EnterAsync(client, old);
        var address = await AddressAsync(api, company);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(api, address, old, "call_a"));
        await EnterAsync(client, young);

        // The address may be asked about again a second after it was.
        HttpStatusCode status;
        do status = await SendAsync(api, address, young, "call_b");
        while (status == HttpStatusCode.Unauthorized && !Cancel.IsCancellationRequested);

        Assert.Equal(HttpStatusCode.NoContent, status);
    }

    private static async Task<string> EnterAsync(HttpClient client, string key)
    {
        using var entered = await client.PostAsJsonAsync(Keys, new { key }, Cancel);
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync(Cancel));
        return (string)(await entered.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["id"]!;
    }

    private static async Task<HttpStatusCode> SendAsync(ApiServer api, string address, string key, string callId)
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"event":"call_started","call":{"call_id":"{{{callId}}}"}}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add(RetellSignature.HeaderName, RetellSignature.Sign(body, key, TimeProvider.System.GetUtcNow()));
        using var client = api.CreateClient();
        using var response = await client.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private async Task<string> AddressAsync(ApiServer api, GivenCompany company)
    {
        var kept = await database.Owner.AskAsync<string>(null, $"select webhook_key_protected from companies where id = '{company.Id:D}'");
        return $"/api/retell/webhook/{api.Services.GetRequiredService<ProtectedText>().Unprotect(ProtectedText.WebhookKey, company.Id, kept)}";
    }

    private Task<long> StoredAsync(GivenCompany company) => database.Owner.AskAsync<long>(null, $"select count(*) from retell_keys where company_id = '{company.Id:D}'");

    private async Task<(GivenCompany Company, ApiServer Api, HttpClient Client)> CompanyAsync(params (string, string)[] settings)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync($"delete from retell_keys where company_id = '{company.Id:D}'");
        var api = new ApiServer(database.ConnectionString("askpro_api"), null, [("Retell:ApiUrl", retell.Address.ToString()), ("Retell:Repetitions", "0"), .. settings]) { EnvironmentName = "Development" };
        _servers.Add(api);
        return (company, api, api.As(await api.TokenAsync(company, Cancel)));
    }
}
