using AskPro.Data.Tenancy;

namespace AskPro.Data.Setup;

/// <summary>When a company came to a step of its set-up, and when it was through. A step without a row was never looked at.</summary>
public sealed class SetupStep : ICompanyOwned
{
    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>One of <see cref="SetupSteps.All"/>.</summary>
    public required string Step { get; init; }

    /// <summary>When somebody of the company first opened it; when support was through with it before that, the same time.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was first through, or left out.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Whether it was left out.</summary>
    public bool Skipped { get; set; }

    /// <summary>Whether support was through with it for the company; how long that took tells nothing of the company.</summary>
    public bool BySupport { get; set; }
}
