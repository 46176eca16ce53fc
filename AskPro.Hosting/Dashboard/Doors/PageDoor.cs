using AskPro.Hosting.Dashboard.Access;
using AskPro.Hosting.Dashboard.Api;
using AskPro.Hosting.Dashboard.Consoles;
using AskPro.Hosting.Dashboard.Live;
using AskPro.Hosting.Dashboard.LogPages;
using AskPro.Hosting.Dashboard.MetricPages;
using AskPro.Hosting.Dashboard.Resources;
using AskPro.Hosting.Dashboard.Shell;
using AskPro.Hosting.Dashboard.TracePages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.Doors;

/// <summary>The door for people: the pages, behind the token.</summary>
internal static class PageDoor
{
    public static WebApplication Build(DashboardParts parts)
    {
        var builder = Door.Create(parts, kestrel => kestrel.ListenLocalhost(parts.Ports.Page, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRazorComponents();
        // Razor brings it along; nothing here outlives the process.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAccess();
        builder.Services.AddShell();
        builder.Services.AddResources();
        builder.Services.AddConsoles();
        builder.Services.AddLogPages();
        builder.Services.AddTracePages();
        builder.Services.AddMetricPages();

        var app = builder.Build();
        app.UseLoopbackNames();
        app.UseSecurityHeaders();
        app.UseOwnOrigin();
        app.UseAccess();
        app.MapAccess();
        app.MapShell();
        app.MapLive();
        app.MapResources();
        app.MapConsoles();
        app.MapLogPages();
        app.MapTracePages();
        app.MapMetricPages();
        app.MapTelemetryApi();
        return app;
    }
}
