using System.Net;
using AskPro.Hosting.Dashboard.Kept;
using AskPro.Hosting.Dashboard.Otlp;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>The receiver on two ports of its own, without the door before it.</summary>
internal sealed class OtlpServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpServer(WebApplication app, TelemetryStore store)
    {
        (_app, Store) = (app, store);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        (Grpc, Http) = (new Uri(addresses[0]), new Uri(addresses[1]));
    }

    /// <summary>HTTP/2 without TLS.</summary>
    public Uri Grpc { get; }

    public Uri Http { get; }

    public TelemetryStore Store { get; }

    public static async Task<OtlpServer> StartAsync(TelemetryLimits? limits = null)
    {
        var store = new TelemetryStore(limits ?? new TelemetryLimits(), TimeProvider.System, _ => { });
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(new KeptTelemetry(new KeptOptions(IsEnabled: false), TimeProvider.System));
        builder.Services.AddOtlpReceiver();
        var app = builder.Build();
        app.MapOtlpGrpc();
        app.MapOtlpHttp();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OtlpServer(app, store);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
