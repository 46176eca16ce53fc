namespace AskPro.Simulator.Hosting;

/// <summary>No cookie and no account stand behind the forms here; a foreign page is kept out by its origin.</summary>
internal static class OwnOrigin
{
    internal static bool Has(HttpRequest request) =>
        request.Headers.Origin.Count == 0
        || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value);
}
