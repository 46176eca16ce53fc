using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Surroundings;

/// <summary>Which disks and certificates the Worker looks at; configuration section <c>Surroundings</c>.</summary>
internal sealed class SurroundingsOptions : IValidatableObject
{
    internal const string Section = "Surroundings";

    /// <summary>Seconds between two looks at the disks (default 60).</summary>
    [Range(1, 3600)]
    public int DiskSeconds { get; set; } = 60;

    /// <summary>Folders whose disks are looked at; none means the folder of temporary files.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>Seconds between two looks at the certificates (default 3600).</summary>
    [Range(1, 86_400)]
    public int CertificateSeconds { get; set; } = 3600;

    /// <summary>Addresses whose certificates are looked at, beside those of <c>Api:PublicUrl</c> and <c>Web:PublicUrl</c>; https only.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Addresses
        .Where(address => !Uri.TryCreate(address, UriKind.Absolute, out var found) || found.Scheme != Uri.UriSchemeHttps)
        .Select(address => new ValidationResult($"Surroundings:Addresses: '{address}' is no https address, as in: https://askpro.example.org."));
}
