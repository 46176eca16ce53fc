using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.ApiTokens.Limits;

/// <summary>
/// An allowance of requests for each API token, told in every answer by <c>RateLimit-Policy</c> and <c>RateLimit</c>
/// (draft-ietf-httpapi-ratelimit-headers-10). Requests without a token pass: people sit behind sessions.
/// </summary>
internal sealed class TokenLimiter : PartitionedRateLimiter<HttpContext>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly RateLimitLease Unlimited = new WindowLease(true, int.MaxValue, TimeSpan.Zero);

    private readonly PartitionedRateLimiter<Guid> _tokens;
    private readonly string _policy;

    public TokenLimiter(IOptions<TokenOptions> options, TimeProvider time)
    {
        var permits = options.Value.RequestsPerMinute;
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"token\";q={permits};w={(int)Window.TotalSeconds}");
        _tokens = PartitionedRateLimiter.Create<Guid, Guid>(id => RateLimitPartition.Get(id, _ => new WindowLimiter(permits, Window, time)));
    }

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
    {
        if (TokenIdentity.TokenOf(resource.User) is not { } token) return Unlimited;
        var lease = _tokens.AttemptAcquire(token.TokenId, permitCount);
        if (lease is WindowLease window) Tell(resource.Response, window);
        return lease;
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
        new(AttemptAcquireCore(resource, permitCount));

    protected override void Dispose(bool disposing)
    {
        if (disposing) _tokens.Dispose();
        base.Dispose(disposing);
    }

    // Only then: an error clears the headers that were set before.
    private void Tell(HttpResponse response, WindowLease lease) => response.OnStarting(() =>
    {
        response.Headers["RateLimit-Policy"] = _policy;
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"token\";r={lease.Remaining};t={lease.ResetSeconds}");
        return Task.CompletedTask;
    });
}
