using System.Security.Cryptography;
using System.Text.Json;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace AskPro.Web.StepUp;

/// <summary>Encrypts interrupted requests, so that the browser keeps them and can neither read nor change them.</summary>
internal sealed class Interruptions(IDataProtectionProvider protection)
{
    // Long enough for fetching the telephone, too short for an act to be found waiting later.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("AskPro.StepUp").ToTimeLimitedDataProtector();

    public string Protect(Interruption interruption) => protector.Protect(JsonSerializer.Serialize(interruption), Lifetime);

    /// <returns>Null when it is too old, was changed, or belongs to another session.</returns>
    public Interruption? Read(string? text, Viewer viewer)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null
                : JsonSerializer.Deserialize<Interruption>(protector.Unprotect(text)) is { } found && found.SessionTag == viewer.SessionTag ? found : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

internal static class StepUpMiddleware
{
    /// <summary>Behind authentication and antiforgery: whatever Api refuses for want of a fresh proof becomes the page that asks for one.</summary>
    public static void UseStepUp(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (StepUpRequiredException) when (!context.Response.HasStarted && Viewer.From(context.User) is not null)
        {
            var viewer = Viewer.From(context.User)!;
            var interruption = await Interruption.OfAsync(context, viewer);
            context.Response.Clear();
            await (await Confirm.PageAsync(context, viewer, interruption, new Dictionary<string, string>())).ExecuteAsync(context);
        }
    });
}
