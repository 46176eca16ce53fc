using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The agents of a company: entered by Retell's id, one entry each, every change noted.</summary>
public sealed class AgentTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Agents = "/api/agents";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "retellAgentId", "required")]
    [InlineData("https://dashboard.retellai.com/agents/1", "retellAgentId", "not_an_agent_id")]
    [InlineData("agent 7f3c", "retellAgentId", "not_an_agent_id")]
    [InlineData("agent_\u202E7f3c", "retellAgentId", "not_an_agent_id")]
    [InlineData("own", "retellAgentId", "duplicate")]
    [InlineData("agent_7f3c", "name", "too_long")]
    public async Task What_cannot_be_entered_is_named_field_by_field(string agentId, string field, string code)
    {
        var (company, client) = await CompanyAsync();

        using var refused = await client.PostAsJsonAsync(
            Agents, new { retellAgentId = agentId == "own" ? $"agent_{company.Marker}" : agentId, name = field == "name" ? new string('n', 10_000) : "Anna" }, Cancel);
        var body = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(code, body.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task The_agent_of_another_company_may_be_entered_and_nobody_learns_of_it()
    {
        var (other, _) = await CompanyAsync();
        var (company, client) = await CompanyAsync();

        using var entered = await client.PostAsJsonAsync(Agents, new { retellAgentId = $"agent_{other.Marker}", name = "استقبال" }, Cancel);

        Assert.NotEqual(other.Id, company.Id);
        Assert.Equal(HttpStatusCode.Created, entered.StatusCode);
        Assert.Equal("استقبال", (await entered.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("agent").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_change_and_a_removal_need_the_version_that_was_read_and_are_noted()
    {
        var (company, client) = await CompanyAsync();
        var path = $"{Agents}/{company.AgentId:D}";
        var version = Version(await client.GetFromJsonAsync<JsonElement>(path, Cancel));

        using var changed = await client.PutAsJsonAsync(path, new { name = "Anna", branchId = company.BranchId, version }, Cancel);
        using var slower = await client.PutAsJsonAsync(path, new { name = "Ben", branchId = (Guid?)null, version }, Cancel);
        using var tooEarly = await client.DeleteAsync($"{path}?version={version}", Cancel);
        using var removed = await client.DeleteAsync($"{path}?version={Version(await changed.Content.ReadFromJsonAsync<JsonElement>(Cancel))}", Cancel);
        using var gone = await client.GetAsync(path, Cancel);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.NotFound],
            new[] { changed, slower, tooEarly, removed, gone }.Select(answer => answer.StatusCode));
        Assert.Equal(
            $$"""agent.changed {"name": "{{company.Marker}}", "branch": null} {"name": "Anna", "branch": "Filiale {{company.Marker}}"}; agent.removed {"name": "Anna", "branch": "Filiale {{company.Marker}}", "agentId": "agent_{{company.Marker}}"} -""",
            await database.Owner.AskAsync<string>(
                null, $"select string_agg(concat_ws(' ', action, before::text, coalesce(after::text, '-')), '; ' order by at) from audit_entries where company_id = '{company.Id:D}'"));
    }

    private static uint Version(JsonElement body) => body.GetProperty("agent").GetProperty("version").GetUInt32();

    private async Task<(GivenCompany Company, HttpClient Client)> CompanyAsync()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var api = new ApiServer(database.ConnectionString("askpro_api"));
        return (company, api.As(await api.TokenAsync(company, Cancel)));
    }
}
