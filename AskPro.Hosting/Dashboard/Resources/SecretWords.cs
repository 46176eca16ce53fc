using System.Text.RegularExpressions;
using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>Knows what must not be seen by whoever looks over one's shoulder: values of secret parameters, wherever they occur, and what its name gives away.</summary>
internal sealed partial class SecretWords(IResourceCollection resources, DashboardOptions options)
{
    /// <summary>Shorter values occur in texts by chance.</summary>
    private const int ShortestSecret = 4;

    private const string Dots = "••••••••";

    private readonly Lazy<IReadOnlyList<string>> _secrets = new(() => [.. Find(resources), options.BrowserToken, options.OtlpApiKey]);

    public bool IsSecret(string name, string? value) =>
        !string.IsNullOrEmpty(value) && (TellingName().IsMatch(name) || Login().IsMatch(value) || _secrets.Value.Any(secret => value.Contains(secret, StringComparison.Ordinal)));

    /// <summary>The text with the secrets in it made unreadable.</summary>
    public string Mask(string text) =>
        _secrets.Value.Aggregate(text, (masked, secret) => masked.Replace(secret, Dots, StringComparison.Ordinal));

    private static IEnumerable<string> Find(IResourceCollection resources) => resources.OfType<ParameterResource>()
        .Where(parameter => parameter.Secret)
        .Select(parameter => ParameterValue.Of(parameter).Value)
        .OfType<string>()
        .Where(value => value.Length >= ShortestSecret)
        .SelectMany(value => new[] { value, Uri.EscapeDataString(value) })
        .Distinct();

    [GeneratedRegex("password|passwd|secret|token|key|credential|connectionstring|headers", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TellingName();

    [GeneratedRegex("://[^/@]*:[^/@]+@")]
    private static partial Regex Login();
}
