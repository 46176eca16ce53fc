using System.Security.Cryptography;
using AskPro.Hosting.Dashboard.Kept;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.Extensions.Configuration;

namespace AskPro.Hosting.Dashboard;

/// <summary>How the dashboard of one run is reached and by whom.</summary>
/// <param name="IsEnabled">Whether there is one: in a developer's run, and in a test that asks for it with <c>Dashboard:Enabled</c>.</param>
/// <param name="PagePort">The port of the pages; any free one when null.</param>
/// <param name="OtlpGrpcPort">The port that takes telemetry by gRPC; any free one when null.</param>
/// <param name="OtlpHttpPort">The port that takes telemetry by HTTP; any free one when null.</param>
/// <param name="BrowserToken">What the printed address carries; whoever has it may see and do everything.</param>
/// <param name="OtlpApiKey">What senders of telemetry show.</param>
internal sealed record DashboardOptions(
    bool IsEnabled, int? PagePort, int? OtlpGrpcPort, int? OtlpHttpPort, string BrowserToken, string OtlpApiKey)
{
    /// <summary>How much telemetry is kept.</summary>
    public TelemetryLimits Limits { get; init; } = new();

    /// <summary>Whether and where telemetry outlives a restart.</summary>
    public KeptOptions Kept { get; init; } = new();

    /// <summary>Reads the settings by the names Aspire gives them; <c>Ports:Dashboard</c>, <c>Ports:OtlpGrpc</c> and <c>Ports:OtlpHttp</c> go before.</summary>
    public static DashboardOptions From(IConfiguration configuration, bool isTest)
    {
        var randomize = configuration.GetValue("DcpPublisher:RandomizePorts", false);
        return new DashboardOptions(
            configuration.GetValue("Dashboard:Enabled", !isTest),
            randomize ? null : Port(configuration, "Ports:Dashboard", "ASPNETCORE_URLS", 5110),
            randomize ? null : Port(configuration, "Ports:OtlpGrpc", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", 5111),
            randomize ? null : Port(configuration, "Ports:OtlpHttp", "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", 5112),
            configuration["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] is { Length: > 0 } token ? token : MakeUp(),
            configuration["AppHost:OtlpApiKey"] is { Length: > 0 } key ? key : MakeUp())
        {
            Limits = TelemetryLimits.From(configuration),
            Kept = KeptOptions.From(configuration, isTest),
        };
    }

    /// <summary>The same, with a folder for what is kept when none was set.</summary>
    public DashboardOptions KeptIn(string folder) => this with { Kept = Kept with { Folder = Kept.Folder ?? folder } };

    private static string MakeUp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static int Port(IConfiguration configuration, string own, string address, int otherwise)
    {
        if (configuration[own] is { Length: > 0 })
            return configuration.GetValue<int>(own);
        var first = configuration[address]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        return Uri.TryCreate(first, UriKind.Absolute, out var url) ? url.Port : otherwise;
    }
}
