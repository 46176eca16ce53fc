namespace AskPro.Api.Features.Mails;

internal static class MailRegistration
{
    /// <summary>Needs the database, the key ring, the cache and the options of <see cref="PasswordResets.PasswordResetRegistration"/>.</summary>
    internal static void AddMails(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MailOutbox>();
        builder.Services.AddSingleton<MailboxLimits>();
        builder.Services.AddSingleton<MailWakeUp>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailWakeUp>());
    }
}
