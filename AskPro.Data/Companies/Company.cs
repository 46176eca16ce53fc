namespace AskPro.Data.Companies;

/// <summary>A customer of AskPro: the tenant.</summary>
public sealed class Company
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name shown to its people.</summary>
    public required string Name { get; set; }

    /// <summary>IANA zone of the business; instants are stored in UTC and shown in this zone.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>Language of the business, <c>de</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "de";

    /// <summary>Demo companies say so in their name and may be deleted with everything they own.</summary>
    public bool IsDemo { get; init; }

    /// <summary>
    /// Whether somebody knows that the company is who it says. Only then its numbers and agents decide whose a call is that the
    /// platform's key vouches for; whoever signs up could enter anybody's number.
    /// </summary>
    public bool VouchedFor { get; set; } = true;

    /// <summary>Whether calls of the company may end in appointments; off, none is shown as an outcome.</summary>
    public bool Appointments { get; set; } = true;

    /// <summary>What happens to recordings, one of <see cref="RecordingModes"/>.</summary>
    public string Recording { get; set; } = RecordingModes.Never;

    /// <summary>SHA-256 of the unguessable part of the webhook address, 32 bytes; finds the company of a webhook.</summary>
    public byte[]? WebhookKeyHash { get; set; }

    /// <summary>The same key encrypted by the key ring, so that the address can be shown again.</summary>
    public string? WebhookKeyProtected { get; set; }

    /// <summary>One of <see cref="CompanyStates"/>. Only operators change it, by <see cref="Operators.OperatorStore"/>.</summary>
    public string State { get; init; } = CompanyStates.Active;

    /// <summary>Why it is not active, in the words of an operator; null when it is.</summary>
    public string? StateReason { get; init; }

    /// <summary>When the state changed last; null when it never did.</summary>
    public DateTimeOffset? StateChangedAt { get; init; }

    /// <summary>From when on the Worker deletes it with everything it owns; only while it is being deleted.</summary>
    public DateTimeOffset? DeleteAfter { get; init; }

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>); two people who edit at once notice each other by it.</summary>
    public uint Version { get; private init; }

    /// <summary>When the company was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
