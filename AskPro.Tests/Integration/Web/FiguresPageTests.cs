using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class FiguresPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Figures = "/betrieb/kennzahlen";

    [Fact]
    public async Task Figures_are_drawn_named_and_written_in_a_table_and_what_is_missing_is_said()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (true, true);
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{Figures}?tage=7"));

        Assert.Contains("GET /api/operators/figures?days=7", web.Api.Operators.Asked);
        Assert.Contains("aria-label=\"Zusammen 5; am meisten: 3", page, StringComparison.Ordinal);
        Assert.Contains("class=\"bar-0\"", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">3</td>", page, StringComparison.Ordinal);
        Assert.Contains("Noch kein Ereignis wurde in dieser Zeit verarbeitet", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Über die Nummer</dt><dd>5</dd>", page, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"true\">7 Tage", page, StringComparison.Ordinal);
        Assert.Contains("Zeitraum zu groß", WebUtility.HtmlDecode(await browser.ReadAsync($"{Figures}?tage=30")), StringComparison.Ordinal);
        await browser.ReadAsync($"{Figures}?tage=2");
        Assert.Contains("GET /api/operators/figures?days=1", web.Api.Operators.Asked);
    }
}
