using System.Text.Json;
using Xunit;

namespace AskPro.Tests.Unit.Retell;

/// <summary>The published vectors R0 to R8: key, body, header and the instant of verification.</summary>
public sealed record RetellSignatureVector(string Id, string Key, byte[] Body, string Header, DateTimeOffset VerifyAt, bool Valid)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Support", "Examples");

    public static RetellSignatureVector Get(string id) => All().Single(vector => vector.Id == id);

    public static TheoryData<string> Ids() => new(All().Select(vector => vector.Id));

    private static List<RetellSignatureVector> All()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "retell_signature_vectors.json")));
        return [.. document.RootElement.GetProperty("vectors").EnumerateArray().Select(Read)];
    }

    private static RetellSignatureVector Read(JsonElement vector) => new(
        vector.GetProperty("id").GetString()!,
        vector.GetProperty("key").GetString()!,
        vector.TryGetProperty("body_base64", out var body)
            ? body.GetBytesFromBase64()
            : File.ReadAllBytes(Path.Combine(Folder, vector.GetProperty("body_file").GetString()!)),
        vector.GetProperty("header").GetString()!,
        DateTimeOffset.FromUnixTimeMilliseconds(vector.GetProperty("verify_at_ms").GetInt64()),
        vector.GetProperty("expected_valid").GetBoolean());
}
