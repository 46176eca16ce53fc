using AskPro.Data.Tenancy;

namespace AskPro.Data.RetellKeys;

/// <summary>
/// A Retell API key of a company: it asks Retell's API and signs what arrives at the company's webhook address. While one key replaces
/// another, both are good.
/// </summary>
public sealed class RetellKey : ICompanyOwned
{
    /// <summary>Characters of the start and of the end of a key that are kept to tell keys apart.</summary>
    public const int HintPart = 3;

    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>One of <see cref="RetellKeyStates"/>; a company has at most one key in each.</summary>
    public required string State { get; set; }

    /// <summary>The key encrypted by the key ring.</summary>
    public required string SecretProtected { get; init; }

    /// <summary>Its first and last <see cref="HintPart"/> characters; empty for a key from before they were kept.</summary>
    public required string Hint { get; init; }

    /// <summary>Who entered it; null when that person's account is gone.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When Retell was last asked about it.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>What Retell answered then: null for "good", otherwise a code of the refusal.</summary>
    public string? CheckCode { get; set; }

    /// <summary>When the Worker last took its turn to look at the company's webhooks with it.</summary>
    public DateTimeOffset? WatchedAt { get; init; }

    /// <summary>The agents and numbers of its workspace as they were then, JSON; null before the first good answer.</summary>
    public string? Holdings { get; set; }

    /// <summary>The company's numbers that lead nowhere in that workspace, as last seen, JSON; null when nobody has looked.</summary>
    public string? LooseNumbers { get; init; }

    /// <summary>
    /// The first event that was truly signed with it. Only one key of a workspace signs webhooks (Retell's dashboard marks it with a
    /// badge) and no API tells which: until then it is not known whether this one does.
    /// </summary>
    public DateTimeOffset? FirstSignedAt { get; init; }

    /// <summary>The last such event, written at most once a minute.</summary>
    public DateTimeOffset? LastSignedAt { get; init; }

    /// <summary>
    /// The last event at the company's webhook address that none of its keys had signed, kept with the current key; written at most
    /// every ten seconds. Most often another key of the workspace carries the badge.
    /// </summary>
    public DateTimeOffset? LastRefusedAt { get; init; }
}
