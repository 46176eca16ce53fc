using AskPro.Data.Tenancy;

namespace AskPro.Data.Operators;

/// <summary>
/// An operator's time-boxed access to a company: beside it stands a membership with the role <c>support</c>, as long as it is open.
/// The company sees every one of them, and its owners can end it.
/// </summary>
public sealed class SupportAccess : ICompanyOwned
{
    /// <summary>Longest time of one access.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Shortest time of one access.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>Who opened it.</summary>
    public required Guid OperatorId { get; init; }

    /// <summary>The operator's name at the time.</summary>
    public required string OperatorName { get; init; }

    /// <summary>Why, in the operator's words.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
