using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>
/// The headers that are stored with a webhook, one a line: what was sent and by which program. Never the signature, a cookie, an authorization or an address.
/// </summary>
internal static class KeptHeaders
{
    private const int LongestValue = 200;

    public static string Of(HttpRequest request)
    {
        var kept = new StringBuilder();
        Add(kept, "content-type", request.Headers.ContentType);
        Add(kept, "content-length", request.Headers.ContentLength is { } length ? length.ToString(System.Globalization.CultureInfo.InvariantCulture) : StringValues.Empty);
        Add(kept, "user-agent", request.Headers[HeaderNames.UserAgent]);
        return kept.ToString();
    }

    private static void Add(StringBuilder kept, string name, StringValues values)
    {
        if (values.Count == 0 || values[0] is not { Length: > 0 } value)
            return;
        if (kept.Length > 0) kept.Append('\n');
        kept.Append(name).Append(": ");
        foreach (var sign in value.AsSpan(0, Math.Min(value.Length, LongestValue)))
            kept.Append(sign is >= ' ' and <= '~' ? sign : '?');
    }
}
