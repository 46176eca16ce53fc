using AskPro.Data.Health;

namespace AskPro.Worker.Health;

internal static class HealthRegistration
{
    /// <summary>Writes down how the Worker and its work stand. Needs the pumps and the webhook watch.</summary>
    public static IHostApplicationBuilder AddHealthLook(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<HealthOptions>(HealthOptions.Section);
        builder.Services.AddSingleton<ComponentStore>();
        builder.Services.AddSingleton<ProcessingLook>();
        builder.Services.AddSingleton<MailLook>();
        builder.Services.AddSingleton<HealthLook>();
        builder.Services.AddHostedService<HealthLoop>();
        return builder;
    }
}
