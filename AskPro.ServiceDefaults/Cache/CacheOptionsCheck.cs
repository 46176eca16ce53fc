using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AskPro.ServiceDefaults.Cache;

internal sealed class CacheOptionsCheck(IConfiguration configuration) : IValidateOptions<CacheOptions>
{
    public ValidateOptionsResult Validate(string? name, CacheOptions options) =>
        configuration.GetConnectionString(ResourceNames.Cache) is { Length: > 0 }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"ConnectionStrings:{ResourceNames.Cache} is missing.");
}
