namespace AskPro.Api.Features.EmailChanges;

internal static class EmailChangeRegistration
{
    /// <summary>Needs sessions, mails and password resets, whose limits and times hold here too.</summary>
    internal static void AddEmailChanges(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EmailChangeLinks>();
        builder.Services.AddSingleton<EmailChangeMails>();
    }
}
