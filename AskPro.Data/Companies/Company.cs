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

    /// <summary>SHA-256 of the unguessable part of the webhook address, 32 bytes; finds the company of a webhook.</summary>
    public byte[]? WebhookKeyHash { get; set; }

    /// <summary>The same key encrypted by the key ring, so that the address can be shown again.</summary>
    public string? WebhookKeyProtected { get; set; }

    /// <summary>The company's Retell API key encrypted by the key ring; it signs the webhooks.</summary>
    public string? RetellApiKeyProtected { get; set; }

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>); two people who edit at once notice each other by it.</summary>
    public uint Version { get; private init; }

    /// <summary>When the company was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
