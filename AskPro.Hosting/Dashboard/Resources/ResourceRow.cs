namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>A resource as a row of the table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="State">How it is.</param>
/// <param name="StartedAt">When its process started.</param>
/// <param name="Source">What runs: program and arguments, without secrets.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="Commands">What can be done with it.</param>
public sealed record ResourceRow(
    string Name, string Type, ResourceState State, DateTimeOffset? StartedAt, string? Source, IReadOnlyList<ResourceUrl> Urls, IReadOnlyList<ResourceCommandView> Commands)
{
    internal bool Matches(ResourceFilter filter) =>
        (string.IsNullOrWhiteSpace(filter.Text) || Texts().Any(text => text.Contains(filter.Text.Trim(), StringComparison.OrdinalIgnoreCase)))
        && (string.IsNullOrEmpty(filter.Type) || filter.Type == Type)
        && (string.IsNullOrEmpty(filter.State) || filter.State == State.Text);

    private IEnumerable<string> Texts() => [Name, Type, State.Text, State.Note ?? "", Source ?? "", .. Urls.Select(url => $"{url.Address} {url.Text}")];
}

/// <summary>An address of a resource.</summary>
/// <param name="Address">The address.</param>
/// <param name="Text">What is behind it.</param>
public sealed record ResourceUrl(string Address, string? Text)
{
    internal bool IsForBrowsers => Address.StartsWith("http", StringComparison.Ordinal);
}

/// <summary>Which resources are shown; everything unset shows all.</summary>
/// <param name="Text">Occurs in what the row shows.</param>
/// <param name="Type">The kind.</param>
/// <param name="State">The state in words.</param>
internal sealed record ResourceFilter(string? Text, string? Type, string? State);
