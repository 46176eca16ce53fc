using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>A record in the cache.</summary>
/// <param name="Instance">Which process of the service wrote it.</param>
/// <param name="Record">What it wrote.</param>
internal sealed record ForwardedLog(string Instance, StoredLog Record);

[JsonSerializable(typeof(ForwardedLog))]
internal sealed partial class ForwardedLogJson : JsonSerializerContext
{
    /// <summary>Nothing may be missing; and quotes stay short, because nobody writes this into a page as it is.</summary>
    public static ForwardedLogJson Strict { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
