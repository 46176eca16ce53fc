using AskPro.Web.Sessions;

namespace AskPro.Web.Health;

/// <summary>How AskPro stands: for operators with everything, for everybody in four words.</summary>
internal static class HealthRoutes
{
    /// <summary>The navigation entry of the operators' pages.</summary>
    public const string Section = "/betrieb";

    public const string Health = $"{Section}/zustand";
    public const string Status = "/status";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<StatusOptions>(StatusOptions.Section);
#pragma warning disable EXTEXP0001 // Removing the defaults for one client is still marked experimental. Asked again in ten seconds, it repeats nothing.
        builder.Services.AddHttpClient(StatusWatch.HttpName, http => http.Timeout = Patience).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        builder.Services.AddSingleton<StatusWatch>();
        builder.Services.AddSingleton<LastHealth>();
        builder.Services.AddHostedService<StatusLoop>();
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet(Section, () => new SeeOther(Health)).Needs(Rights.Operator);
        app.MapGet(Health, ShowHealth.PageAsync).Needs(Rights.Operator);
        app.MapGet(Status, ShowStatus.Page).AllowAnonymous();
    }
}
