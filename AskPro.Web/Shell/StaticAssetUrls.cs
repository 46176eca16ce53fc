using Microsoft.AspNetCore.StaticAssets;

namespace AskPro.Web.Shell;

/// <summary>
/// From the plain name of an asset to its fingerprinted address, which browsers keep for ever. Pages are minimal endpoints
/// here, so the collection that Razor component endpoints carry is read from the asset endpoints themselves.
/// </summary>
internal sealed class StaticAssetUrls(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> fingerprinted = new(() => Read(endpoints));

    public string this[string path] => "/" + fingerprinted.Value.GetValueOrDefault(path, path);

    private static Dictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            // Compressed twins carry selectors; their plain sibling has the same route.
            if (asset.Selectors.Count == 0 && asset.Properties.FirstOrDefault(property => property.Name == "label") is { } label)
                urls.TryAdd(label.Value, asset.Route);
        }
        return urls;
    }
}
