using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class TeamPagesTests(WebHost web) : IClassFixture<WebHost>
{
    private const string List = "/einstellungen/team";
    private const string Member = $"{List}/{FakePeople.MemberId}";

    private string Version => web.Api.People.Member["version"]!.ToString();

    [Fact]
    public async Task The_team_is_listed_with_roles_and_branches_and_a_change_is_saved()
    {
        var browser = await web.SignedInAsync();
        Assert.Contains("Tom &lt;Berg&gt;", await browser.ReadAsync(List), StringComparison.Ordinal);

        var saved = await browser.PostFormAsync(
            Member, Member, ("role", "read_only"), ("scope", "some"), ("branchIds", FakePeople.BranchId), ("version", Version));
        var page = await browser.ReadAsync(saved.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("role=\"status\">Gespeichert 11:00", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"read_only\" selected", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{FakePeople.BranchId}\" checked", page, StringComparison.Ordinal);
        Assert.Contains("Nur lesen · Mitte", WebUtility.HtmlDecode(await browser.ReadAsync(List)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner", "all", "Role: Only owners may do that. Please ask one.")]
    [InlineData("reception", "some", "Sees the calls of: Please fill this in.")]
    public async Task What_a_rule_forbids_is_a_sentence_and_the_choice_stays(string role, string scope, string sentence)
    {
        var browser = await web.SignedInAsync("en");

        var refused = await browser.PostFormAsync(Member, Member, ("role", role), ("scope", scope), ("version", Version));
        var page = await TestBrowser.TextAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{role}\" selected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_slower_sees_what_is_saved_now()
    {
        var browser = await web.SignedInAsync();

        var refused = await browser.PostFormAsync(Member, Member, ("role", "manager"), ("scope", "all"), ("version", "0"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Lena Vogt hat das gerade geändert", WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_says_so_and_the_last_owner_stays()
    {
        var browser = await web.SignedInAsync();
        var role = web.Api.People.Member["role"]!.DeepClone();

        var removed = await browser.PostFormAsync(Member, $"{Member}/entfernen", ("version", Version));
        web.Api.People.Member["role"] = "owner";
        var refused = await browser.PostFormAsync(Member, $"{Member}/entfernen", ("version", Version));
        web.Api.People.Member["role"] = role;

        Assert.Equal($"{List}?getan=entfernt", removed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("mindestens eine Inhaberin", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_manage_does_not_see_the_team()
    {
        var rights = web.Api.Rights;
        web.Api.Rights = new JsonArray("list", "summary");
        try
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignedInAsync()).GetAsync(List)).StatusCode);
        }
        finally
        {
            web.Api.Rights = rights;
        }
    }
}
