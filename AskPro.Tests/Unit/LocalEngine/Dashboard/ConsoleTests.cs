using AskPro.Hosting.Dashboard.Consoles;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class ConsoleTests
{
    [Fact]
    public async Task Lines_of_all_come_in_order_and_those_of_one_alone()
    {
        await using var dashboard = await WrittenAsync();
        var browser = await dashboard.SignedInAsync();

        var all = await browser.GetStringAsync("/consolelogs", LocalApp.Timeout);
        var one = await browser.GetStringAsync("/consolelogs?resource=one", LocalApp.Timeout);

        Assert.Equal(["first", "oops", "last"], Order(all, "first", "oops", "last"));
        Assert.Contains("<span class=\"who\">two</span>", all, StringComparison.Ordinal);
        Assert.DoesNotContain("last", one, StringComparison.Ordinal);
        Assert.Contains("class=\"line err\"", one, StringComparison.Ordinal);
        Assert.Contains("/resources/one/commands/", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_filtered_by_text_and_by_what_was_cleared()
    {
        await using var dashboard = await WrittenAsync();
        var browser = await dashboard.SignedInAsync();

        var found = await browser.GetStringAsync("/consolelogs/_lines?text=OOPS", LocalApp.Timeout);
        var later = await browser.GetStringAsync("/consolelogs/_lines?since=2", LocalApp.Timeout);

        Assert.Equal(["oops"], Order(found, "first", "oops", "last"));
        Assert.Equal(["last"], Order(later, "first", "oops", "last"));
        Assert.Contains("data-read-to=\"3\"", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_download_is_plain_text()
    {
        await using var dashboard = await WrittenAsync();
        var browser = await dashboard.SignedInAsync();

        using var answer = await browser.GetAsync("/consolelogs/_download?resource=one", LocalApp.Timeout);
        var text = await answer.Content.ReadAsStringAsync(LocalApp.Timeout);

        Assert.Equal("console-one.txt", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith(" one: first <b>", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" one err: oops", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_lines_are_sent_as_they_come_and_a_lost_connection_goes_on_where_it_was()
    {
        await using var dashboard = await WrittenAsync();
        var browser = await dashboard.SignedInAsync();
        var loggers = dashboard.App.Services.GetRequiredService<ResourceLoggerService>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/consolelogs/_stream?since=1");
        request.Headers.Add("Last-Event-ID", "2");

        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, LocalApp.Timeout);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(LocalApp.Timeout));
        var before = await NextAsync(reader, "id: ");
        loggers.Append("one", "brand new", isError: false);
        var data = await NextAsync(reader, "data: <div");

        Assert.Equal("3", before);
        Assert.Contains("brand new", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[31mboom\u001b[39m <b>", "<span class=\"c1\">boom</span> &lt;b&gt;")]
    [InlineData("\u001b[40m\u001b[32minfo\u001b[39m\u001b[22m\u001b[49m: x", "<span class=\"c2\">info</span>: x")]
    [InlineData("\u001b[1;91mx\u001b[0my", "<span class=\"c1 b\">x</span>y")]
    [InlineData("\u001b[38;5;196mx\u001b[2K\u001b]0;title\u0007y\u0008", "xy")]
    [InlineData("plain\ttext", "plain&#x9;text")]
    public void Colours_become_classes_and_all_else_harmless(string text, string html) => Assert.Equal(html, AnsiText.ToHtml(text));

    private static async Task<DashboardApp> WrittenAsync()
    {
        var dashboard = await DashboardApp.StartAsync(builder =>
        {
            builder.AddScript("one", "exec sleep 60");
            builder.AddScript("two", "exec sleep 60");
        });
        var loggers = dashboard.App.Services.GetRequiredService<ResourceLoggerService>();
        loggers.Append("one", "\u001b[32mfirst\u001b[0m <b>", isError: false);
        loggers.Append("one", "oops", isError: true);
        loggers.Append("two", "last", isError: false);
        return dashboard;
    }

    private static IEnumerable<string> Order(string html, params string[] words) =>
        words.Where(word => html.Contains($"{word}<", StringComparison.Ordinal)).OrderBy(word => html.IndexOf($"{word}<", StringComparison.Ordinal));

    private static async Task<string> NextAsync(StreamReader reader, string start)
    {
        while (await reader.ReadLineAsync(LocalApp.Timeout) is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
                return line[start.Length..];
        }

        throw new EndOfStreamException();
    }
}
