using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AskPro.Hosting.Dashboard.Otlp.Http;

/// <summary>A request of OTLP over HTTP, before its message is understood.</summary>
internal static class OtlpRequest
{
    public const string Protobuf = "application/x-protobuf";
    public const string Json = "application/json";

    /// <returns><see cref="Protobuf"/> or <see cref="Json"/>; null for anything else.</returns>
    public static string? FormOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return null;
        return type.MediaType.Equals(Protobuf, StringComparison.OrdinalIgnoreCase) ? Protobuf
            : type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) ? Json
            : null;
    }

    /// <summary>Whether the body is packed in a way that can be unpacked here.</summary>
    public static bool HasKnownEncoding(HttpRequest request) => Encoding(request) is "" or "identity" or "gzip";

    /// <returns>The unpacked body; null when it is too large.</returns>
    public static async Task<ArraySegment<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > OtlpReceiver.LargestMessage)
            return null;
        var body = request.Body;
        await using var unpacked = Encoding(request) == "gzip" ? new GZipStream(body, CompressionMode.Decompress, leaveOpen: true) : null;
        using var read = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await (unpacked ?? body).ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            // A few bytes can unpack to any size: what is over the limit is not even kept.
            if (read.Length + count > OtlpReceiver.LargestMessage)
                return null;
            read.Write(buffer, 0, count);
        }

        return new ArraySegment<byte>(read.GetBuffer(), 0, (int)read.Length);
    }

    private static string Encoding(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
}
