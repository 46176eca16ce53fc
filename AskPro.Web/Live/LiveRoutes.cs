using AskPro.Web.Sessions;

namespace AskPro.Web.Live;

internal static class LiveRoutes
{
    public const string Stream = "/live";

    public static void AddLive(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FeedHub>();
        builder.Services.AddSingleton<LiveMetrics>();
        builder.Services.AddSingleton<FeedHints>();
        builder.Services.AddSingleton<FeedPoller>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FeedHints>());
        builder.Services.AddHostedService(services => services.GetRequiredService<FeedPoller>());
        builder.Services.AddSingleton<FeedStream>();
    }

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet(Stream, OpenStream.Handle).NeedsSessionOnly();
}
