using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The people of a company: who may make whom what, and what follows at once.</summary>
public sealed class TeamTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_holds_at_once_and_is_noted()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var colleague = api.As(await api.TokenAsync(email, Cancel));
        var member = await MemberAsync(owner, email);
        var branch = (await owner.GetFromJsonAsync<JsonElement>($"/api/team/{Id(member):D}", Cancel)).GetProperty("branches")[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/api/team", Cancel)).StatusCode);

        var changed = await PutAsync(owner, member, "read_only", false, branch);
        var stale = await PutAsync(owner, member, "accounting", true);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync("/api/team", Cancel)).StatusCode);
        Assert.Equal(
            $$"""{"role": "manager", "branches": [], "allBranches": true} {"role": "read_only", "branches": ["Filiale {{company.Marker}}"], "allBranches": false}""",
            await database.Owner.AskAsync<string>(null, $"select before::text || ' ' || after::text from audit_entries where company_id = '{company.Id:D}' and action = 'member.changed'"));
    }

    [Theory]
    [InlineData("boss", true, "role", "unknown")]
    [InlineData(null, true, "role", "required")]
    [InlineData("reception", false, "branchIds", "required")]
    public async Task What_cannot_be_saved_is_named_field_by_field(string? role, bool allBranches, string field, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));

        var refused = await PutAsync(owner, await MemberAsync(owner, email), role, allBranches);

        Assert.Equal(code, Error(refused, field));
    }

    [Fact]
    public async Task A_branch_of_another_company_is_unknown()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var foreign = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        var branch = await database.Owner.AskAsync<Guid>(null, $"select id from branches where company_id = '{foreign.Id:D}'");
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));

        Assert.Equal("unknown", Error(await PutAsync(owner, await MemberAsync(owner, email), "reception", false, branch), "branchIds"));
    }

    [Fact]
    public async Task A_manager_neither_makes_nor_unmakes_an_owner_and_the_last_owner_stays()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var manager = api.As(await api.TokenAsync(email, Cancel));
        var ownerRow = await MemberAsync(manager, company.Email);

        Assert.Equal("owners_only", Error(await PutAsync(manager, await MemberAsync(manager, email), "owner", true), "role"));
        Assert.Equal("owners_only", Error(await PutAsync(manager, ownerRow, "reception", true), "role"));
        Assert.Equal((HttpStatusCode.Conflict, "owners_only"), await DeleteAsync(manager, ownerRow));
        Assert.Equal("last_owner", Error(await PutAsync(owner, ownerRow, "manager", true), "role"));
        Assert.Equal((HttpStatusCode.Conflict, "last_owner"), await DeleteAsync(owner, ownerRow));
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), await DeleteAsync(owner, await MemberAsync(owner, email), version: 1));
    }

    [Fact]
    public async Task Of_two_owners_who_unmake_each_other_at_once_one_remains()
    {
        for (var round = 0; round < 5; round++)
        {
            var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
            var email = await company.AddMemberAsync(database.Owner, "owner", Cancel);
            await using var api = Start();
            using var one = api.As(await api.TokenAsync(company, Cancel));
            using var other = api.As(await api.TokenAsync(email, Cancel));
            var oneRow = await MemberAsync(one, company.Email);
            var otherRow = await MemberAsync(one, email);

            await Task.WhenAll(PutAsync(one, otherRow, "reception", true), DeleteAsync(other, oneRow));

            Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from memberships where company_id = '{company.Id:D}' and role = 'owner'"));
        }
    }

    [Fact]
    public async Task Who_is_removed_is_signed_out_of_this_company_and_of_no_other()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync(
            $"insert into memberships (company_id, user_id, role, created_at) values ('{company.Id:D}', '{other.UserId:D}', 'reception', now() + interval '1 day')");
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var elsewhere = api.As(await api.TokenAsync(other, Cancel));
        using var switched = await api.As(await api.TokenAsync(other, Cancel)).PutAsJsonAsync("/api/sessions/current/company", new { companyId = company.Id }, Cancel);
        using var here = api.As((await switched.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/calls", Cancel)).StatusCode);

        var (status, _) = await DeleteAsync(owner, await MemberAsync(owner, other.Email));

        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await here.GetAsync("/api/calls", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/calls", Cancel)).StatusCode);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where company_id = '{company.Id:D}' and action = 'member.removed'"));
    }

    [Fact]
    public async Task Who_sees_single_branches_cannot_change_the_team()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        var victim = await company.AddMemberAsync(database.Owner, "reception", Cancel);
        await database.Owner.ChangeAsync($"update memberships set all_branches = false where company_id = '{company.Id:D}' and role = 'manager'");
        await using var api = Start();
        using var manager = api.As(await api.TokenAsync(email, Cancel));

        Assert.Equal("all_branches_only", Error(await PutAsync(manager, await MemberAsync(manager, victim), "read_only", true), "role"));
        Assert.Equal("all_branches_only", Error(await PutAsync(manager, await MemberAsync(manager, email), "manager", true), "role"));
    }

    [Theory]
    [InlineData("POST", "/api/phone-numbers", "POST /api/phone-numbers")]
    [InlineData("PUT", "/api/phone-numbers/{number}", "PUT /api/phone-numbers/{id:guid}")]
    [InlineData("DELETE", "/api/phone-numbers/{number}?version=0", "")]
    [InlineData("POST", "/api/branches", "POST /api/branches")]
    [InlineData("PUT", "/api/branches/{branch}", "PUT /api/branches/{id:guid}")]
    [InlineData("PUT", "/api/branches/{branch}/closed-day", "PUT /api/branches/{id:guid}/closed-day")]
    [InlineData("DELETE", "/api/branches/{branch}?version=0", "")]
    public async Task Who_sees_single_branches_cannot_decide_which_branch_a_call_belongs_to(string method, string path, string body)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await database.Owner.ChangeAsync($"update memberships set all_branches = false where company_id = '{company.Id:D}' and role = 'manager'");
        var branch = await database.Owner.AskAsync<Guid>(null, $"select id from branches where company_id = '{company.Id:D}'");
        var number = await database.Owner.AskAsync<Guid>(null, $"select id from phone_numbers where company_id = '{company.Id:D}'");
        await using var api = Start();
        using var manager = api.As(await api.TokenAsync(email, Cancel));

        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            path.Replace("{number}", $"{number:D}", StringComparison.Ordinal).Replace("{branch}", $"{branch:D}", StringComparison.Ordinal))
        {
            Content = ApiRoutes.Body(body),
        };
        using var refused = await manager.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("all_branches_only", (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"));

    private static async Task<JsonElement> MemberAsync(HttpClient client, string email) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/team", Cancel)).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("email").GetString() == email);

    private static Guid Id(JsonElement member) => member.GetProperty("userId").GetGuid();

    private static string? Error((HttpStatusCode Status, JsonElement Body) refused, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        return refused.Body.GetProperty("errors").GetProperty(field)[0].GetString();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(HttpClient client, JsonElement member, string? role, bool allBranches, params Guid[] branchIds)
    {
        var version = member.GetProperty("version").GetUInt32();
        using var response = await client.PutAsJsonAsync($"/api/team/{Id(member):D}", new { role, allBranches, branchIds, version }, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static async Task<(HttpStatusCode Status, string? Code)> DeleteAsync(HttpClient client, JsonElement member, uint? version = null)
    {
        using var response = await client.DeleteAsync($"/api/team/{Id(member):D}?version={version ?? member.GetProperty("version").GetUInt32()}", Cancel);
        var code = response.StatusCode == HttpStatusCode.NoContent ? null : (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
        return (response.StatusCode, code);
    }
}
