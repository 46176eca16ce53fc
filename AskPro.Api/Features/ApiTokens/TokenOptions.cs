using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.ApiTokens;

/// <summary>How much customers' own programs may ask; configuration section <c>ApiTokens</c>.</summary>
internal sealed class TokenOptions
{
    internal const string Section = "ApiTokens";

    /// <summary>Requests per minute with one token, in each process (default 120).</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 120;
}
