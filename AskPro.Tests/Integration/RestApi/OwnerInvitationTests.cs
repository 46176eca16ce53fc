using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>A company that an operator made waits for its first owner: until then its invitation is the operator's matter.</summary>
public sealed class OwnerInvitationTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Companies = "/api/operators/companies";
    private const string Page = "/einladung";
    private const string Password = "drei ferne wörter";

    private static int count;

    private readonly string _email = $"inhaber{Interlocked.Increment(ref count)}@askpro.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Wrong => $"vertippt-{_email}";

    private ApiServer Api() => new(database.ConnectionString("askpro_api"));

    [Fact]
    public async Task It_is_sent_again_withdrawn_and_sent_to_another_address_until_the_owner_is_there()
    {
        await using var api = Api();
        using var client = await OperatorAsync(api);
        var company = await FoundAsync(client, Wrong);

        var pending = await PendingAsync(client, company);
        Assert.Equal((Wrong, "owner", false), (pending.GetProperty("email").GetString(), pending.GetProperty("role").GetString(), pending.GetProperty("isExpired").GetBoolean()));
        Assert.True(pending.GetProperty("sentAt").GetDateTimeOffset() < pending.GetProperty("expiresAt").GetDateTimeOffset().AddDays(-6));
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), await InviteAsync(client, company, _email));

        using var again = await client.PostAsync($"{company}/mails", null, Cancel);
        var sent = (await again.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("ownerInvitation");
        Assert.True(sent.GetProperty("sentAt").GetDateTimeOffset() > pending.GetProperty("sentAt").GetDateTimeOffset());
        var tokens = (await SentMails.ToAsync(database, api, Wrong)).Select(mail => SentMails.TokenIn(mail, Page)).ToList();
        Assert.Equal(["invalid_link", null], [await LookUpAsync(api, tokens[0]), await LookUpAsync(api, tokens[1])]);

        Assert.Equal(HttpStatusCode.OK, (await client.DeleteAsync(company, Cancel)).StatusCode);
        Assert.Equal("invitation_withdrawn", await LookUpAsync(api, tokens[1]));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await OperatorTests.CodeAsync(await client.DeleteAsync(company, Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await OperatorTests.CodeAsync(await client.PostAsync($"{company}/mails", null, Cancel)));
        Assert.Equal(JsonValueKind.Null, (await PendingAsync(client, company)).ValueKind);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_fields"), await InviteAsync(client, company, "nora@askpro"));
        Assert.Equal((HttpStatusCode.OK, null), await InviteAsync(client, company, _email));
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), Page);
        using var anyone = api.As(null);
        using var joined = await anyone.PostAsJsonAsync("/api/invitations/acceptances", new { token, displayName = "Nora", password = Password }, Cancel);
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);

        // From now on the owner invites, and whom is no operator's business.
        await database.Owner.ChangeAsync($"update invitations set accepted_at = null, accepted_by = null where email = '{_email}'");
        Assert.Equal(JsonValueKind.Null, (await PendingAsync(client, company)).ValueKind);
        Assert.Equal((HttpStatusCode.Conflict, "company_has_owner"), await InviteAsync(client, company, "x@askpro.example"));
        Assert.Equal((HttpStatusCode.Conflict, "company_has_owner"), await OperatorTests.CodeAsync(await client.DeleteAsync(company, Cancel)));
        Assert.Equal((HttpStatusCode.Conflict, "company_has_owner"), await OperatorTests.CodeAsync(await client.PostAsync($"{company}/mails", null, Cancel)));

        var id = company.Split('/')[^2];
        Assert.Equal("company.founded,company.owner_invitation_withdrawn,company.owner_invited,company.owner_invited_again", await ActionsAsync("operator_audit_entries", id));
        Assert.Equal("company.founded,member.invitation_withdrawn,member.invited,member.invited,member.invited_again,member.joined", await ActionsAsync("audit_entries", id));
        // What the operators' log says outlives the company.
        Assert.DoesNotContain("askpro.example", await database.Owner.AskAsync<string>(
            null, $"select string_agg(entry::text, ' ') from operator_audit_entries entry where company_id = '{id}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_company_is_suspended_its_link_says_so_and_afterwards_it_is_good_again()
    {
        await using var api = Api();
        using var client = await OperatorAsync(api);
        var company = await FoundAsync(client, _email);
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), Page);
        var path = company[..company.LastIndexOf('/')];

        using var suspended = await client.PostAsJsonAsync($"{path}/suspension", new { reason = "Rechnung" }, Cancel);
        Assert.Equal("invitation_company_closed", await LookUpAsync(api, token));
        Assert.Equal((HttpStatusCode.Conflict, "invitation_company_closed"), await OperatorTests.CodeAsync(await client.PostAsync($"{company}/mails", null, Cancel)));

        using var resumed = await client.PostAsJsonAsync($"{path}/resumption", new { reason = "Bezahlt" }, Cancel);
        Assert.Null(await LookUpAsync(api, token));
        Assert.Equal(_email, (await PendingAsync(client, company)).GetProperty("email").GetString());
    }

    [Fact]
    public async Task Who_becomes_owner_waits_for_a_fresh_proof_of_the_operator()
    {
        await using var api = Api();
        using var client = await OperatorAsync(api);
        var company = await FoundAsync(client, Wrong);
        Assert.Equal(HttpStatusCode.OK, (await client.DeleteAsync(company, Cancel)).StatusCode);
        await database.Owner.ChangeAsync("update sessions set verified_at = now() - interval '1 day', created_at = now() - interval '2 days' where company_id is null");

        Assert.Equal((HttpStatusCode.Forbidden, "step_up_required"), await InviteAsync(client, company, _email));
    }

    private Task<HttpClient> OperatorAsync(ApiServer api) => api.AsOperatorAsync(database.Owner, Cancel);

    /// <returns>The address of its invitation.</returns>
    private static async Task<string> FoundAsync(HttpClient client, string email)
    {
        using var founded = await client.PostAsJsonAsync(Companies, new { name = "Salon Nord", language = "de", email }, Cancel);
        return $"{Companies}/{(await founded.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid():D}/invitation";
    }

    private static async Task<JsonElement> PendingAsync(HttpClient client, string invitation) =>
        (await client.GetFromJsonAsync<JsonElement>(invitation[..invitation.LastIndexOf('/')], Cancel)).GetProperty("ownerInvitation");

    private static async Task<(HttpStatusCode Status, string? Code)> InviteAsync(HttpClient client, string invitation, string email)
    {
        var answer = await client.PostAsJsonAsync(invitation, new { email }, Cancel);
        return answer.IsSuccessStatusCode ? (answer.StatusCode, null) : await OperatorTests.CodeAsync(answer);
    }

    /// <returns>Why the link is not good; null when it is.</returns>
    private static async Task<string?> LookUpAsync(ApiServer api, string token)
    {
        using var anyone = api.As(null);
        var answer = await anyone.PostAsJsonAsync("/api/invitations/lookups", new { token }, Cancel);
        return answer.IsSuccessStatusCode ? null : (await OperatorTests.CodeAsync(answer)).Code;
    }

    private Task<string> ActionsAsync(string log, string companyId) =>
        database.Owner.AskAsync<string>(null, $"select string_agg(action, ',' order by action) from {log} where company_id = '{companyId}'");
}
