using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class AgentPagesTests(WebHost web) : IClassFixture<WebHost>
{
    private const string List = "/einstellungen/assistenten";
    private const string Modules = "/einstellungen/module";
    private static readonly string One = $"{List}/{FakeAgents.Anna:D}";

    [Fact]
    public async Task An_agent_is_entered_and_what_is_none_is_refused_with_what_was_typed()
    {
        var browser = await web.SignedInAsync();

        var added = await browser.PostFormAsync(List, List, ("retellAgentId", "agent_8d2e"), ("name", "Ben"), ("branchId", ""));
        var refused = await browser.PostFormAsync(List, List, ("retellAgentId", "agent 8d2e"), ("name", "Ben"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Equal("agent_8d2e", web.Api.Agents.Sent[^1]["retellAgentId"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("<a href=\"#retellAgentId\">Agent-ID: Das ist keine Agent-ID.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"agent 8d2e\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Ben\"", page, StringComparison.Ordinal);
        Assert.Contains("Wir prüfen noch, ob diese Assistenten", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_saved_and_who_was_slower_sees_what_is_there()
    {
        var browser = await web.SignedInAsync();

        var saved = await browser.PostFormAsync(One, One, ("name", "Anna"), ("branchId", ""), ("version", "3"));
        var slower = await browser.PostFormAsync(One, One, ("name", "Carla"), ("branchId", ""), ("version", "2"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(slower));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (saved.StatusCode, slower.StatusCode));
        Assert.Contains("Tom Berg hat das gerade geändert", page, StringComparison.Ordinal);
        Assert.Contains("<dd dir=\"auto\">Anna</dd>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Carla\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", HttpStatusCode.SeeOther)]
    [InlineData("2", HttpStatusCode.Conflict)]
    public async Task Removing_needs_the_version_that_was_read(string version, HttpStatusCode status)
    {
        var browser = await web.SignedInAsync();

        Assert.Equal(status, (await browser.PostFormAsync(One, One + "/entfernen", ("version", version))).StatusCode);
    }

    [Fact]
    public async Task Modules_are_switched_and_who_was_slower_sees_what_is_there()
    {
        var browser = await web.SignedInAsync();

        var saved = await browser.PostFormAsync(Modules, Modules, ("appointments", "off"), ("recording", "with_consent"), ("version", "5"));
        var sent = web.Api.Agents.Sent[^1];
        var slower = await browser.PostFormAsync(Modules, Modules, ("appointments", "off"), ("recording", "with_consent"), ("version", "4"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(slower));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (saved.StatusCode, slower.StatusCode));
        Assert.Equal((false, "with_consent"), (sent["appointments"]!.GetValue<bool>(), sent["recording"]!.GetValue<string>()));
        Assert.Contains("<dd>Nie</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"with_consent\" selected", page, StringComparison.Ordinal);
    }
}
