using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>The key of the README is known to everybody: outside Development it would let anybody in.</summary>
internal sealed class PlatformKeyCheck(IHostEnvironment environment) : IValidateOptions<PlatformKeyOptions>
{
    internal const string DevelopmentKey = "key_development_only";

    public ValidateOptionsResult Validate(string? name, PlatformKeyOptions options) =>
        options.PlatformKey == DevelopmentKey && !environment.IsDevelopment()
            ? ValidateOptionsResult.Fail("Retell:PlatformKey is the published development key. Set the Retell API key that carries the webhook badge.")
            : ValidateOptionsResult.Success;
}
