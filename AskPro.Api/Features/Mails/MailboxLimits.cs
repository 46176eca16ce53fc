using System.Threading.RateLimiting;
using AskPro.Api.Features.PasswordResets;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Mails;

/// <summary>Keeps a mailbox from being filled by somebody who knows its address, whether it has an account here or not. One count for links of every kind.</summary>
internal sealed class MailboxLimits(IOptions<PasswordResetOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _links = PartitionedRateLimiter.Create<string, string>(email =>
        RateLimitPartition.GetSlidingWindowLimiter(email, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.LinksPerQuarterHour,
            Window = TimeSpan.FromMinutes(15),
            SegmentsPerWindow = 5,
        }));

    /// <param name="normalizedEmail">As Identity compares addresses.</param>
    internal bool MaySendTo(string normalizedEmail)
    {
        using var lease = _links.AttemptAcquire(normalizedEmail);
        return lease.IsAcquired;
    }

    public void Dispose() => _links.Dispose();
}
