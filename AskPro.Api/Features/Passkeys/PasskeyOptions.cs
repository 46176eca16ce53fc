using System.ComponentModel.DataAnnotations;
using AskPro.Api.Hosting;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Passkeys;

/// <summary>For which site passkeys are made; configuration section <c>Passkeys</c>. Both follow <c>Web:PublicUrl</c> and never what a request claims.</summary>
internal sealed class PasskeyOptions : IValidatableObject
{
    internal const string Section = "Passkeys";

    /// <summary>The domain that passkeys belong to (default: the host of <c>Web:PublicUrl</c>). Changing it makes all of them worthless.</summary>
    public string? ServerDomain { get; set; }

    /// <summary>The origins of the pages that may use them (default: <c>Web:PublicUrl</c>): scheme, host and port.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ServerDomain is not null && Uri.CheckHostName(ServerDomain) != UriHostNameType.Dns)
            yield return new ValidationResult("Passkeys:ServerDomain is no domain, as in: askpro.example.org.");
        foreach (var origin in Origins.Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var url) || url.GetLeftPart(UriPartial.Authority) != origin))
            yield return new ValidationResult($"Passkeys:Origins has '{origin}', which is no origin, as in: https://askpro.example.org.");
    }
}

internal static class PasskeyRegistration
{
    internal static void AddPasskeys(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<PasskeyOptions>(PasskeyOptions.Section);
        builder.Services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<PasskeyOptions>, IOptions<WebAddressOptions>>((identity, own, web) =>
        {
            var url = web.Value.PublicUrl!;
            var origins = own.Value.Origins is { Count: > 0 } named ? named : [url.GetLeftPart(UriPartial.Authority)];
            identity.ServerDomain = own.Value.ServerDomain ?? url.Host;
            identity.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && origins.Contains(context.Origin, StringComparer.Ordinal));
            // The device asks for finger, face or PIN, so that a passkey is two factors; and it finds the account by itself.
            identity.UserVerificationRequirement = "required";
            identity.ResidentKeyRequirement = "required";
        });
        builder.Services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        builder.Services.AddScoped<PasskeyCeremonies>();
    }

    internal static void MapOwnPasskeys(this RouteGroupBuilder account)
    {
        var passkeys = account.MapGroup("/passkeys");
        passkeys.MapAddPasskey();
        passkeys.MapRenamePasskey();
        passkeys.MapRemovePasskey();
    }
}
