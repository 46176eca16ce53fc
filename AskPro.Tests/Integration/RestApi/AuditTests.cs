using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The audit log: newest first, page by page, by person and kind, of one company only.</summary>
public sealed class AuditTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_are_told_newest_first_and_page_by_page()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));
        foreach (var name in new[] { "Eins", "Zwei", "Drei" })
            (await client.PostAsJsonAsync("/api/branches", new { name }, Cancel)).EnsureSuccessStatusCode();
        (await client.PostAsJsonAsync("/api/phone-numbers", new { number = "030 83793399", label = "Büro" }, Cancel)).EnsureSuccessStatusCode();

        var first = await ReadAsync(client, "limit=2");
        var second = await ReadAsync(client, $"limit=2&before={first.GetProperty("nextCursor").GetGuid():D}");

        Assert.Equal(["number.added +49 30 83793399", "branch.added Drei"], Told(first));
        Assert.Equal(["branch.added Zwei", "branch.added Eins"], Told(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
        Assert.Equal(
            """[{"field":"label","before":null,"after":"Büro"},{"field":"number","before":null,"after":"+493083793399"}]""",
            first.GetProperty("items")[0].GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task A_filter_takes_a_person_or_a_kind()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var manager = api.As(await api.TokenAsync(await company.AddMemberAsync(database.Owner, "manager", Cancel), Cancel));
        (await owner.PostAsJsonAsync("/api/branches", new { name = "Eins" }, Cancel)).EnsureSuccessStatusCode();
        (await manager.PostAsJsonAsync("/api/branches", new { name = "Zwei" }, Cancel)).EnsureSuccessStatusCode();
        (await owner.PostAsJsonAsync("/api/phone-numbers", new { number = "030 83793398" }, Cancel)).EnsureSuccessStatusCode();

        Assert.Equal(["number.added +49 30 83793398", "branch.added Eins"], Told(await ReadAsync(owner, $"actor={company.UserId:D}")));
        Assert.Equal(["branch.added Zwei", "branch.added Eins"], Told(await ReadAsync(owner, "kind=branch")));
        Assert.Empty(Told(await ReadAsync(owner, "kind=%25")));
        Assert.Equal(2, (await ReadAsync(owner, "limit=1")).GetProperty("actors").GetArrayLength());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("before=00000000-0000-7000-8000-000000000001")]
    [InlineData("before=gestern")]
    public async Task What_makes_no_sense_is_refused(string query)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/api/audit?{query}", Cancel)).StatusCode);
    }

    private static IEnumerable<string> Told(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(entry => $"{entry.GetProperty("action").GetString()} {entry.GetProperty("subjectName").GetString()}");

    private static Task<JsonElement> ReadAsync(HttpClient client, string query) => client.GetFromJsonAsync<JsonElement>($"/api/audit?{query}", Cancel);
}
