using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.Webhooks;

/// <summary>Limits of the webhook intake; configuration section <c>Ingest</c>.</summary>
internal sealed class RetellIngestOptions : IValidatableObject
{
    internal const string Section = "Ingest";

    /// <summary>Largest body accepted, in bytes (default 8 MiB). A larger one is answered with 413.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Most webhooks in the process at one time, from their first body byte to their answer (default 8,192).</summary>
    [Range(1, 1_000_000)]
    public int MaxWaitingRows { get; set; } = 8_192;

    /// <summary>Most body bytes in memory at one time, bodies not yet verified included (default 64 MiB). Beyond it: 503.</summary>
    [Range(1024 * 1024, 4L * 1024 * 1024 * 1024)]
    public long MaxWaitingBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Most rows in one commit (default 256); larger ones gain nothing and lengthen everybody's wait.</summary>
    [Range(1, 10_000)]
    public int MaxRowsPerFlush { get; set; } = 256;

    /// <summary>Body bytes after which a commit takes no further row (default 8 MiB).</summary>
    [Range(64 * 1024, 256 * 1024 * 1024)]
    public int MaxBytesPerFlush { get; set; } = 8 * 1024 * 1024;

    /// <summary>Commits under way at one time (default 1). A second one halves the batches and so costs more than it hides; see the ADR on coalescing.</summary>
    [Range(1, 8)]
    public int Flushers { get; set; } = 1;

    /// <summary>Longest wait for one commit, in seconds (default 8). Retell gives up after 10, so a later answer is worth nothing.</summary>
    [Range(1, 60)]
    public int FlushTimeoutSeconds { get; set; } = 8;

    /// <summary>After how many seconds a company's webhook key is asked for again, while it still serves (default 15).</summary>
    [Range(0, 3600)]
    public int RememberKeySeconds { get; set; } = 15;

    /// <summary>Longest time a webhook key serves without having been asked for again, in seconds (default 60); a withdrawn key lives on at most that long.</summary>
    [Range(0, 3600)]
    public int TrustKeySeconds { get; set; } = 60;

    /// <summary>How often it is written down which keys have signed, in seconds (default 5).</summary>
    [Range(1, 3600)]
    public int KeySightingSeconds { get; set; } = 5;

    /// <summary>Most refused requests a minute that are stored for people to look at, 16 KiB of the body at most (default 60); the others are counted. 0: all are.</summary>
    [Range(0, 600)]
    public int RefusedPerMinute { get; set; } = 60;

    /// <summary>What <c>Retry-After</c> says with 503, in seconds (default 5).</summary>
    [Range(1, 3600)]
    public int RetryAfterSeconds { get; set; } = 5;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxWaitingBytes < MaxBodyBytes)
            yield return new ValidationResult("Ingest:MaxWaitingBytes is smaller than Ingest:MaxBodyBytes: the largest body could never enter.");
        if (TrustKeySeconds < RememberKeySeconds)
            yield return new ValidationResult("Ingest:TrustKeySeconds is smaller than Ingest:RememberKeySeconds: a key would end before it is asked for again.");
    }
}
