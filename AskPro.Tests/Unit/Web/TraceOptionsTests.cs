using System.ComponentModel.DataAnnotations;
using AskPro.Web.Events;
using Xunit;

namespace AskPro.Tests.Unit.Web;

public sealed class TraceOptionsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("http://localhost:5110/traces/{trace_id}", true)]
    [InlineData("https://traces.example/explore?trace={trace_id}&from=1", true)]
    [InlineData("https://traces.example/", false)]
    [InlineData("/traces/{trace_id}", false)]
    [InlineData("javascript:alert('{trace_id}')", false)]
    [InlineData("https://someone:secret@traces.example/{trace_id}", false)]
    public void Only_addresses_of_a_trace_are_taken(string? template, bool isTaken)
    {
        var options = new TraceOptions { TraceUrl = template };

        Assert.Equal(isTaken, !options.Validate(new ValidationContext(options)).Any());
    }

    [Fact]
    public void Without_a_place_to_look_or_without_a_trace_there_is_no_link()
    {
        Assert.Null(new TraceOptions().Of("0af7651916cd43dd8448eb211c80319c"));
        Assert.Null(new TraceOptions { TraceUrl = "https://traces.example/{trace_id}" }.Of(null));
        Assert.Equal("https://traces.example/0af7", new TraceOptions { TraceUrl = "https://traces.example/{trace_id}" }.Of("0af7"));
    }
}
