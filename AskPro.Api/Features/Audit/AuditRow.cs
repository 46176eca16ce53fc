using System.Text.Json;
using AskPro.Data.Audit;
using AskPro.Data.Operators;

namespace AskPro.Api.Features.Audit;

/// <param name="Id">Id of the entry.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who; null for the system and a token of the company.</param>
/// <param name="ActorName">Who, by the name of that time; of a token of the company that token's.</param>
/// <param name="TokenName">Name of the API token by which it was done; null when a person did it on a page.</param>
/// <param name="Action">What happened: <c>noun.verb</c>, a stable code.</param>
/// <param name="SubjectName">What it happened to, by the name of that time.</param>
/// <param name="Changes">The fields that changed.</param>
internal sealed record AuditRow(
    Guid Id, DateTimeOffset At, Guid? ActorId, string ActorName, string? TokenName, string Action, string SubjectName, IReadOnlyList<AuditChange> Changes)
{
    internal static AuditRow Of(AuditEntry entry) =>
        new(
            entry.Id, entry.At, entry.ActorId, entry.ActorName, entry.TokenName, entry.Action, entry.SubjectName, [.. Changed(Fields(entry.Before), Fields(entry.After))]);

    internal static AuditRow Of(OperatorAuditEntry entry) =>
        new(
            entry.Id, entry.At, entry.ActorId, entry.ActorName, null, entry.Action, entry.SubjectName, [.. Changed(Fields(entry.Before), Fields(entry.After))]);

    private static IEnumerable<AuditChange> Changed(Dictionary<string, string?> before, Dictionary<string, string?> after) =>
        before.Keys.Union(after.Keys)
            .Select(field => new AuditChange(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)))
            .Where(change => change.Before != change.After)
            .OrderBy(change => change.Field, StringComparer.Ordinal);

    private static Dictionary<string, string?> Fields(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => Text(field.Value), StringComparer.Ordinal);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => value.GetArrayLength() == 0 ? null : string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}

/// <param name="Field">Name of the field.</param>
/// <param name="Before">Its value before; null when there was none.</param>
/// <param name="After">Its value since; null when there is none.</param>
internal sealed record AuditChange(string Field, string? Before, string? After);
