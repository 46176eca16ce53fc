using System.ComponentModel.DataAnnotations;
using System.Net;

namespace AskPro.ServiceDefaults.Scraping;

/// <summary>Where Prometheus asks this process for its figures; configuration section <c>Metrics</c>. Nowhere by default.</summary>
internal sealed class MetricsOptions : IValidatableObject
{
    internal const string Section = "Metrics";
    private const int ShortestToken = 32;

    /// <summary>The port of <c>/metrics</c>, which serves nothing else; null (default) = none.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>
    /// The address of this machine on which the port is opened (default <c>127.0.0.1</c>): loopback, one of a private network,
    /// or <c>0.0.0.0</c> or <c>::</c> for all of them. No other is let in.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>What Prometheus sends as <c>Authorization: Bearer …</c>: at least 32 characters without blanks.</summary>
    public string? Token { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Port is null)
            yield break;
        if (!IPAddress.TryParse(Address, out var address))
            yield return new ValidationResult($"Metrics:Address: '{Address}' is not an IP address.");
        else if (!InternalNetworks.IsAny(address) && !InternalNetworks.Contain(address))
            yield return new ValidationResult($"Metrics:Address: '{Address}' is open to the internet; name an address of an internal network.");
        if (Token is not { Length: >= ShortestToken } || !Token.All(char.IsAsciiLetterOrDigit))
            yield return new ValidationResult($"Metrics:Token: needs at least {ShortestToken} letters and digits, because Metrics:Port is set.");
    }
}
