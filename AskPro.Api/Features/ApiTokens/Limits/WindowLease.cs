using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;

namespace AskPro.Api.Features.ApiTokens.Limits;

/// <summary>One request's place in a window.</summary>
/// <param name="isAcquired">Whether it may go on.</param>
/// <param name="remaining">Requests left in the window after it.</param>
/// <param name="reset">Time until the window ends.</param>
internal sealed class WindowLease(bool isAcquired, int remaining, TimeSpan reset) : RateLimitLease
{
    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => [];

    internal int Remaining => remaining;

    /// <summary>Whole seconds until the window ends, at least one: who comes back then is not early.</summary>
    internal int ResetSeconds => Math.Max(1, (int)Math.Ceiling(reset.TotalSeconds));

    /// <summary>As <c>Retry-After</c> has it.</summary>
    internal string RetryAfter => ResetSeconds.ToString(CultureInfo.InvariantCulture);

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = null;
        return false;
    }
}
