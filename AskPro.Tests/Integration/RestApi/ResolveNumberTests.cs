using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Which company a number reaches, and why: the rule of the Worker, told to who may know it.</summary>
public sealed class ResolveNumberTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ApiServer Api() => new(database.ConnectionString("askpro_api"));

    [Fact]
    public async Task A_company_learns_that_a_number_reaches_it_and_by_which_branch_in_any_spelling()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var client = api.As(await api.TokenAsync(company, Cancel));

        var own = await AskAsync(client, "/api/resolve", "0" + company.BusinessNumber[3..]);
        Assert.Equal(("number", company.BusinessNumber), (Text(own, "verdict"), Text(own, "e164")));
        Assert.Equal((company.Id, $"Filiale {company.Marker}"), (own.GetProperty("companyId").GetGuid(), Text(own, "branchName")));

        await database.Owner.ChangeAsync("update companies set vouched_for = false where id = $1", company.Id);
        Assert.Equal("not_vouched", Text(await AskAsync(client, "/api/resolve", company.BusinessNumber), "verdict"));
        Assert.Equal("not_a_number", Text(await AskAsync(client, "/api/resolve", "anonymous"), "code"));
    }

    [Fact]
    public async Task Of_a_number_of_another_company_it_learns_no_more_than_of_one_of_nobody()
    {
        await using var api = Api();
        var (company, other) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        using var client = api.As(await api.TokenAsync(company, Cancel));

        var foreign = await AskAsync(client, "/api/resolve", other.BusinessNumber);
        var nobodys = await AskAsync(client, "/api/resolve", "+493077700001");
        foreach (var field in new[] { "verdict", "companyId", "companyName", "companyState", "branchName", "contradictions", "waiting" })
            Assert.Equal(nobodys.GetProperty(field).GetRawText(), foreign.GetProperty(field).GetRawText());
        Assert.Equal("not_yours", Text(foreign, "verdict"));
        Assert.Null(Text(foreign, "e164"));
    }

    [Fact]
    public async Task Calls_that_came_in_spite_of_the_number_are_told_to_their_company_and_to_operators()
    {
        await using var api = Api();
        var (company, other) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        var now = TimeProvider.System.GetUtcNow();
        var call = company.Call(now.AddDays(-2));
        (call.BusinessNumber, call.ResolutionMethod, call.ResolutionNote) = (other.BusinessNumber, "url_key", "number_of_other_company");
        var old = company.Call(now.AddDays(-40));
        (old.BusinessNumber, old.ResolutionMethod, old.ResolutionNote) = (other.BusinessNumber, "url_key", "number_of_other_company");
        await GivenCompany.AddAsync(database.Owner, [call, old], Cancel);
        await database.Owner.ChangeAsync(
            """
            insert into inbox_jobs (event_id, received_at, verified_by, lane, state, cause, signed_at, finished_at)
            values (gen_random_uuid(), now(), 'platform_key', 'number:' || $1, 'unassigned', 'number_unknown', now(), now())
            """,
            other.BusinessNumber);
        using var client = api.As(await api.TokenAsync(company, Cancel));
        using var platform = await api.AsOperatorAsync(database.Owner, Cancel);

        var own = Assert.Single((await AskAsync(client, "/api/resolve", other.BusinessNumber)).GetProperty("contradictions").EnumerateArray());
        Assert.Equal((company.Id, 1), (own.GetProperty("companyId").GetGuid(), own.GetProperty("calls").GetInt32()));

        var seen = await AskAsync(platform, "/api/operators/resolve", other.BusinessNumber);
        Assert.Equal(("number", $"Firma {other.Marker}", 1), (Text(seen, "verdict"), Text(seen, "companyName"), seen.GetProperty("waiting").GetInt32()));
        var elsewhere = Assert.Single(seen.GetProperty("contradictions").EnumerateArray());
        Assert.Equal(($"Firma {company.Marker}", 1), (Text(elsewhere, "companyName"), elsewhere.GetProperty("calls").GetInt32()));

        Assert.Equal("nobody", Text(await AskAsync(platform, "/api/operators/resolve", "+493077700002"), "verdict"));
        await database.Owner.ChangeAsync("update companies set vouched_for = false where id = $1", other.Id);
        Assert.Equal("not_vouched", Text(await AskAsync(platform, "/api/operators/resolve", other.BusinessNumber), "verdict"));
    }

    private static Task<JsonElement> AskAsync(HttpClient client, string path, string number) =>
        client.GetFromJsonAsync<JsonElement>($"{path}?number={Uri.EscapeDataString(number)}", Cancel);

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
