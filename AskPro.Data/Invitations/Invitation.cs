using AskPro.Data.Tenancy;

namespace AskPro.Data.Invitations;

/// <summary>A place in a company that is kept for whoever reads a mailbox. Open until it is accepted or withdrawn; good until it expires.</summary>
public sealed class Invitation : ICompanyOwned
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The address that the link goes to.</summary>
    public required string Email { get; init; }

    /// <summary>The same as addresses are compared.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>The role that waits; one of <see cref="Memberships.MembershipRoles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Whether the person will see the calls of every branch.</summary>
    public bool AllBranches { get; init; } = true;

    /// <summary>Otherwise the branches whose calls they will see; those that are gone by then do not count.</summary>
    public Guid[] BranchIds { get; init; } = [];

    /// <summary>SHA-256 of the secret in the link, 32 bytes. Sent anew, the link has another one.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Who invited, or an operator; null when that account is gone.</summary>
    public required Guid? InvitedBy { get; init; }

    /// <summary>The inviter's name at the time.</summary>
    public required string InviterName { get; init; }

    /// <summary>When it was made, and its link sent for the first time.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When another link was sent last; null when none was.</summary>
    public DateTimeOffset? SentAgainAt { get; set; }

    /// <summary>When the link stops being good.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When somebody joined with it.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Who joined with it; null when that account is gone.</summary>
    public Guid? AcceptedBy { get; set; }

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
