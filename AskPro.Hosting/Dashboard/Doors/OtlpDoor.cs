using AskPro.Hosting.Dashboard.Access;
using AskPro.Hosting.Dashboard.Otlp;
using AskPro.Hosting.Launching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.Doors;

/// <summary>The door for telemetry: gRPC on one port, HTTP on the other, both for those who show the key.</summary>
internal static class OtlpDoor
{
    public static WebApplication Build(DashboardParts parts)
    {
        var builder = Door.Create(parts, kestrel =>
        {
            kestrel.ListenLocalhost(parts.Ports.OtlpGrpc, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.ListenLocalhost(parts.Ports.OtlpHttp, listen => listen.Protocols = HttpProtocols.Http1);
        });

        builder.Services.AddOtlpReceiver();

        var app = builder.Build();
        // Before anything new arrives, so that everything stands in its order.
        app.Services.GetRequiredService<Reception>().Restore();
        app.UseLoopbackNames();
        app.UseApiKey(parts.Options.OtlpApiKey);
        app.MapOtlpGrpc();
        app.MapOtlpHttp();
        return app;
    }

    private static void UseApiKey(this WebApplication app, string key)
    {
        var expected = new SecretDigest(key);
        app.Use((context, next) =>
        {
            if (expected.IsOf(context.Request.Headers[TelemetryReceiver.KeyHeader].ToString()))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
    }
}
