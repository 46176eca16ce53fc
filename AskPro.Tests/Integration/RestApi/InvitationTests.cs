using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>From the invitation to the membership, on both versions of the database.</summary>
public abstract class InvitationTests(TestDatabase database)
{
    private const string Page = "/einladung";
    private const string Password = "drei ferne wörter";

    private static int count;

    private readonly string _email = $"gast{Interlocked.Increment(ref count)}@askpro.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_person_joins_once_with_the_role_and_the_branches_they_were_invited_to()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        var (invited, id) = await InviteAsync(owner, _email, "reception", company.BranchId);
        var listed = (await owner.GetFromJsonAsync<JsonElement>("/api/invitations", Cancel)).GetProperty("items").EnumerateArray().First(row => row.GetProperty("id").GetGuid() == id);
        var mail = Assert.Single(await SentMails.ToAsync(database, api, _email));
        Assert.Equal($"{7 * 24}", await SentMails.HoursOfUseAsync(database, $"invitation:{id:N}"));
        var token = SentMails.TokenIn(mail, Page);
        var waiting = await PostAsync(api, null, "/api/invitations/lookups", new { token });

        var weak = await JoinAsync(api, null, token, new string('x', 10_000), "qwertz12345");
        var joined = await JoinAsync(api, null, token, "ליאת לוי", Password);
        var again = await JoinAsync(api, null, token, "Tom", Password);

        Assert.Equal(HttpStatusCode.Created, invited);
        Assert.Equal((_email, $"Filiale {company.Marker}", $"Person {company.Marker}", false), (
            listed.GetProperty("email").GetString(), listed.GetProperty("branches")[0].GetProperty("name").GetString(), listed.GetProperty("invitedBy").GetString(), listed.GetProperty("isExpired").GetBoolean()));
        Assert.Contains($"Firma {company.Marker}", mail.Subject, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, $"Firma {company.Marker}", false), (waiting.Status, waiting.Body.GetProperty("companyName").GetString(), waiting.Body.GetProperty("hasAccount").GetBoolean()));
        Assert.Equal(("too_long", "password_too_common"), (Error(weak, "displayName"), Error(weak, "password")));
        Assert.Equal((HttpStatusCode.OK, company.Id), (joined.Status, joined.Body.GetProperty("companyId").GetGuid()));
        Assert.Equal("invitation_used", Code(again));
        using var signedIn = await api.SignInAsync(_email, Password, Cancel);
        Assert.Equal(HttpStatusCode.Created, signedIn.StatusCode);
        Assert.Equal("reception|false|1|true|ליאת לוי", await database.Owner.AskAsync<string>(null,
            $"""
            select member.role || '|' || member.all_branches || '|' || (select count(*) from membership_branches own where own.user_id = person.id)
                || '|' || person.email_confirmed || '|' || person.display_name
            from users person join memberships member on member.user_id = person.id and member.company_id = '{company.Id:D}' where person.email = '{_email}'
            """));
        Assert.Equal("member.invited,member.joined", await ActionsAsync(company));
    }

    [Fact]
    public async Task Who_has_an_account_joins_signed_in_and_nobody_else_does()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var guest = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var stranger = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        await InviteAsync(owner, guest.Email.ToLowerInvariant(), "manager");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, guest.Email.ToLowerInvariant())), Page);
        var session = await api.TokenAsync(guest, Cancel);

        var waiting = await PostAsync(api, null, "/api/invitations/lookups", new { token });
        var open = await JoinAsync(api, null, token, "Tom", Password);
        var other = await JoinAsync(api, await api.TokenAsync(stranger, Cancel), token, "Tom", Password);
        var joined = await JoinAsync(api, session, token, null, null);

        Assert.True(waiting.Body.GetProperty("hasAccount").GetBoolean());
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_first"), (open.Status, Code(open)));
        Assert.Equal((HttpStatusCode.Conflict, "other_person"), (other.Status, Code(other)));
        Assert.Equal(HttpStatusCode.OK, joined.Status);
        using var client = api.As(session);
        using var switched = await client.PutAsJsonAsync("/api/sessions/current/company", new { companyId = company.Id }, Cancel);
        Assert.Equal(HttpStatusCode.OK, switched.StatusCode);
    }

    [Fact]
    public async Task Sent_again_the_link_before_is_worth_nothing_and_withdrawn_none_is()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        var (_, id) = await InviteAsync(owner, _email, "reception");
        using var sent = await owner.PostAsync($"/api/invitations/{id:D}/mails", null, Cancel);
        var tokens = (await SentMails.ToAsync(database, api, _email)).Select(mail => SentMails.TokenIn(mail, Page)).ToList();

        var first = await PostAsync(api, null, "/api/invitations/lookups", new { token = tokens[0] });
        var second = await PostAsync(api, null, "/api/invitations/lookups", new { token = tokens[1] });
        using var withdrawn = await owner.DeleteAsync($"/api/invitations/{id:D}", Cancel);
        using var again = await owner.DeleteAsync($"/api/invitations/{id:D}", Cancel);
        using var late = await owner.PostAsync($"/api/invitations/{id:D}/mails", null, Cancel);

        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.Equal(("invalid_link", HttpStatusCode.OK), (Code(first), second.Status));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (withdrawn.StatusCode, again.StatusCode, late.StatusCode));
        Assert.Equal("invitation_withdrawn", Code(await JoinAsync(api, null, tokens[1], "Tom", Password)));
        Assert.Equal("member.invitation_withdrawn,member.invited,member.invited_again", await ActionsAsync(company));
        // The address can be invited anew.
        Assert.Equal(HttpStatusCode.Created, (await InviteAsync(owner, _email, "reception")).Status);
    }

    [Fact]
    public async Task An_expired_link_and_nonsense_are_no_good()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        var (_, id) = await InviteAsync(owner, _email, "reception");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), Page);
        await database.Owner.ChangeAsync($"update invitations set created_at = now() - interval '8 days', expires_at = now() - interval '1 day' where id = '{id:D}'");

        Assert.Equal("invitation_expired", Code(await JoinAsync(api, null, token, "Tom", Password)));
        foreach (var bad in new[] { null, "", "x", new string('A', 43), new string('A', 5_000) })
            Assert.Equal("invalid_link", Code(await PostAsync(api, null, "/api/invitations/lookups", new { token = bad })));
    }

    [Theory]
    [InlineData("lena@askpro", "reception", "email", "invalid_email")]
    [InlineData("", "reception", "email", "required")]
    [InlineData("lena@askpro.example", "support", "role", "unknown")]
    public async Task What_cannot_be_taken_is_named_field_by_field(string email, string role, string field, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        var refused = await PostAsync(api, await api.TokenAsync(company, Cancel), "/api/invitations", new { email, role, allBranches = true });

        Assert.Equal(code, Error(refused, field));
    }

    [Fact]
    public async Task One_open_invitation_for_each_address_and_none_for_members()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), null, ("Invitations:OpenPerCompany", "2"));
        var session = await api.TokenAsync(company, Cancel);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => PostAsync(api, session, "/api/invitations", new { email = _email, role = "reception", allBranches = true })));
        var member = await PostAsync(api, session, "/api/invitations", new { email = company.Email.ToUpperInvariant(), role = "reception", allBranches = true });
        var third = await PostAsync(api, session, "/api/invitations", new { email = $"anders-{_email}", role = "reception", allBranches = true });

        Assert.Single(both, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal("already_invited", Error(both.Single(answer => answer.Status != HttpStatusCode.Created), "email"));
        Assert.Equal("already_member", Error(member, "email"));
        // One was there from the beginning.
        Assert.Equal("too_many_invitations", Code(third));
    }

    [Fact]
    public async Task Withdrawing_gives_no_place_of_the_day_back_and_an_unchecked_company_has_few()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), null, ("Invitations:PerDayUnchecked", "2"));
        var session = await api.TokenAsync(company, Cancel);
        using var owner = api.As(session);
        await database.Owner.ChangeAsync($"update companies set vouched_for = false where id = '{company.Id:D}'");

        // One was there from the beginning.
        var (first, id) = await InviteAsync(owner, _email, "reception");
        using var withdrawn = await owner.DeleteAsync($"/api/invitations/{id:D}", Cancel);
        var second = await PostAsync(api, session, "/api/invitations", new { email = $"anders-{_email}", role = "reception", allBranches = true });
        await database.Owner.ChangeAsync($"update companies set vouched_for = true where id = '{company.Id:D}'");
        var afterwards = await PostAsync(api, session, "/api/invitations", new { email = $"anders-{_email}", role = "reception", allBranches = true });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent), (first, withdrawn.StatusCode));
        Assert.Equal("too_many_invitations_today", Code(second));
        Assert.Equal(HttpStatusCode.Created, afterwards.Status);
    }

    [Theory]
    [InlineData("state = 'suspended', state_reason = 'x', state_changed_at = now()")]
    [InlineData("state = 'deleting', state_reason = 'x', state_changed_at = now(), delete_after = now() + interval '1 day'")]
    public async Task Nobody_joins_a_company_that_is_not_open(string change)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        await InviteAsync(owner, _email, "owner");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), Page);
        await database.Owner.ChangeAsync($"update companies set {change} where id = '{company.Id:D}'");

        var waiting = await PostAsync(api, null, "/api/invitations/lookups", new { token });
        var refused = await JoinAsync(api, null, token, "Tom", Password);
        await database.Owner.ChangeAsync($"update companies set state = 'active', state_reason = null, delete_after = null where id = '{company.Id:D}'");
        var joined = await JoinAsync(api, null, token, "Tom", Password);

        Assert.Equal(("invitation_company_closed", "invitation_company_closed"), (Code(waiting), Code(refused)));
        Assert.Equal(HttpStatusCode.OK, joined.Status);
    }

    [Fact]
    public async Task Who_joins_waits_for_a_suspension_and_then_stays_outside()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        await InviteAsync(owner, _email, "reception");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), Page);
        await using var connection = await database.Owner.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using (var suspend = new Npgsql.NpgsqlCommand($"update companies set state = 'suspended', state_reason = 'x', state_changed_at = now() where id = '{company.Id:D}'", connection, transaction))
            await suspend.ExecuteNonQueryAsync(Cancel);

        var joining = JoinAsync(api, null, token, "Tom", Password);
        while (await database.Owner.AskAsync<long>(null, "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%for share%'") == 0)
            Assert.False(joining.IsCompleted);
        await transaction.CommitAsync(Cancel);

        Assert.Equal("invitation_company_closed", Code(await joining));
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from users where email = '{_email}'"));
    }

    [Fact]
    public async Task Only_owners_invite_owners_and_who_sees_single_branches_invites_nobody()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var manager = await api.TokenAsync(await company.AddMemberAsync(database.Owner, "manager", Cancel), Cancel);
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var client = api.As(manager);
        var (_, ownerInvitation) = await InviteAsync(owner, $"inhaber-{_email}", "owner");

        Assert.Equal("owners_only", Error(await PostAsync(api, manager, "/api/invitations", new { email = _email, role = "owner", allBranches = true }), "role"));
        using var again = await client.PostAsync($"/api/invitations/{ownerInvitation:D}/mails", null, Cancel);
        using var withdrawn = await client.DeleteAsync($"/api/invitations/{ownerInvitation:D}", Cancel);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (again.StatusCode, withdrawn.StatusCode));

        await database.Owner.ChangeAsync($"update memberships set all_branches = false where company_id = '{company.Id:D}' and role = 'manager'");
        Assert.Equal("all_branches_only", Error(await PostAsync(api, manager, "/api/invitations", new { email = _email, role = "reception", allBranches = true }), "role"));
    }

    [Fact]
    public async Task Inviting_an_owner_asks_for_a_fresh_proof()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var session = await api.TokenAsync(company, Cancel);
        await database.Owner.ChangeAsync($"update sessions set verified_at = now() - interval '1 day', created_at = now() - interval '2 days' where company_id = '{company.Id:D}'");

        Assert.Equal("step_up_required", Code(await PostAsync(api, session, "/api/invitations", new { email = _email, role = "owner", allBranches = true })));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(api, session, "/api/invitations", new { email = _email, role = "reception", allBranches = true })).Status);
    }

    [Fact]
    public async Task Many_tries_at_once_with_one_link_make_one_member()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        await InviteAsync(owner, _email, "reception");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), Page);

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => JoinAsync(api, null, token, "Tom", Password)));

        Assert.Single(tries, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from users where email = '{_email}'"));
    }

    [Fact]
    public async Task Who_belongs_to_the_company_already_is_told_so_and_a_branch_that_is_gone_widens_nothing()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        await InviteAsync(owner, other.Email, "reception", company.BranchId);
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, other.Email)), Page);
        await database.Owner.ChangeAsync($"update phone_numbers set branch_id = null; update calls set branch_id = null; delete from branches where id = '{company.BranchId:D}'");
        var session = await api.TokenAsync(other, Cancel);

        var joined = await JoinAsync(api, session, token, null, null);
        await database.Owner.ChangeAsync($"update invitations set accepted_at = null, accepted_by = null where company_id = '{company.Id:D}' and email = '{other.Email}'");
        var again = await JoinAsync(api, session, token, null, null);

        Assert.Equal((HttpStatusCode.OK, "already_member"), (joined.Status, Code(again)));
        Assert.False(await database.Owner.AskAsync<bool>(null, $"select all_branches from memberships where company_id = '{company.Id:D}' and user_id = '{other.UserId:D}'"));
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"));

    private Task<string> ActionsAsync(GivenCompany company) => database.Owner.AskAsync<string>(
        null, $"select string_agg(action, ',' order by action) from audit_entries where company_id = '{company.Id:D}'");

    private static string? Code((HttpStatusCode Status, JsonElement Body) answer) => answer.Body.GetProperty("code").GetString();

    private static string? Error((HttpStatusCode Status, JsonElement Body) refused, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        return refused.Body.GetProperty("errors").GetProperty(field)[0].GetString();
    }

    private static async Task<(HttpStatusCode Status, Guid Id)> InviteAsync(HttpClient client, string email, string role, params Guid[] branchIds)
    {
        using var answer = await client.PostAsJsonAsync("/api/invitations", new { email, role, allBranches = branchIds.Length == 0, branchIds }, Cancel);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid());
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> JoinAsync(ApiServer api, string? session, string token, string? displayName, string? password) =>
        PostAsync(api, session, "/api/invitations/acceptances", new { token, displayName, password });

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(ApiServer api, string? session, string path, object body)
    {
        using var client = api.As(session);
        using var answer = await client.PostAsJsonAsync(path, body, Cancel);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }
}

public sealed class InvitationOnPostgres15(Postgres15 database) : InvitationTests(database), IClassFixture<Postgres15>;

public sealed class InvitationOnPostgres18(Postgres18 database) : InvitationTests(database), IClassFixture<Postgres18>;
