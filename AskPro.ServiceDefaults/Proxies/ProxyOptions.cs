using System.ComponentModel.DataAnnotations;
using System.Net;

namespace AskPro.ServiceDefaults.Proxies;

/// <summary>
/// The machines in front of this process whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed;
/// configuration section <c>Proxies</c>. By default nobody is: the headers are as easily invented as anything else.
/// </summary>
public sealed class ProxyOptions : IValidatableObject
{
    internal const string Section = "Proxies";

    /// <summary>Single IP addresses.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];

    /// <summary>Networks in CIDR notation, for example <c>10.2.0.0/16</c>.</summary>
    public IReadOnlyList<string> Networks { get; set; } = [];

    internal bool NamesAny => Addresses.Count + Networks.Count > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var address in Addresses.Where(address => !IPAddress.TryParse(address, out _)))
            yield return new ValidationResult($"Proxies:Addresses: '{address}' is not an IP address.");
        foreach (var network in Networks)
        {
            if (!IPNetwork.TryParse(network, out var parsed))
                yield return new ValidationResult($"Proxies:Networks: '{network}' is not a network such as 10.2.0.0/16.");
            else if (parsed.PrefixLength == 0)
                yield return new ValidationResult($"Proxies:Networks: '{network}' is everybody; name the network of the proxies.");
        }
    }
}
