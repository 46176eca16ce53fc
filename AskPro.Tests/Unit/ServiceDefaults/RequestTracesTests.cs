using System.Diagnostics;
using AskPro.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Xunit;

namespace AskPro.Tests.Unit.ServiceDefaults;

public sealed class RequestTracesTests
{
    [Fact]
    public void A_trace_carries_the_route_and_never_the_key_in_the_path()
    {
        using var activity = Request("/api/retell/webhook/a-secret-key", "?token=secret");
        var context = new DefaultHttpContext();
        context.SetEndpoint(new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/api/retell/webhook/{companyKey}"), 0, null, null));
        RequestTraces.HideValues(activity, context);
        Assert.Equal("/api/retell/webhook/{companyKey}", activity.GetTagItem("url.path"));
        Assert.Null(activity.GetTagItem("url.query"));
    }

    [Fact]
    public void A_path_without_a_route_is_not_shown()
    {
        using var activity = Request("/api/retel/webhook/a-secret-key", "");
        RequestTraces.HideValues(activity, new DefaultHttpContext());
        Assert.Equal("(unmatched)", activity.GetTagItem("url.path"));
    }

    private static Activity Request(string path, string query)
    {
        var activity = new Activity("request");
        activity.SetTag("url.path", path);
        activity.SetTag("url.query", query);
        return activity;
    }
}
