using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>A draft that only a person may publish, as that person is shown it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Fingerprint">Of all that it and the published version say, shown or not; whoever confirms the draft names it.</param>
/// <param name="Changes">What it would change for callers; empty when only its webhook is another.</param>
/// <param name="MoreChanges">How many changes there are besides.</param>
public sealed record SomebodysDraft(int Version, string Fingerprint, IReadOnlyList<DraftChange> Changes, int MoreChanges)
{
    internal const int MostChanges = 40;

    /// <summary>Null when there is no draft beside a published version.</summary>
    internal static SomebodysDraft? Of(AgentSituation situation)
    {
        if (situation is not { Published: { } published, Newest: { IsPublished: false, Version: { } version } draft })
            return null;
        var changes = DraftChange.Between(published, draft);
        return new SomebodysDraft(version, FingerprintOf(draft, published), [.. changes.Take(MostChanges)], Math.Max(0, changes.Count - MostChanges));
    }

    /// <summary>
    /// Without the webhook: those three fields AskPro sets itself, and a run that was cut off may have done so already. With the published
    /// version: what a draft changes is told beside it.
    /// </summary>
    internal static string FingerprintOf(RetellAgent draft, RetellAgent published)
    {
        var said = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(said))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(draft.Version ?? 0);
            foreach (var version in new[] { draft, published })
            {
                writer.WriteStartObject();
                foreach (var (name, value) in AgentContent.Fields(version).OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(said.WrittenSpan));
    }

    // Retell promises no order of members.
    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(value.GetRawText());
                break;
        }
    }
}
