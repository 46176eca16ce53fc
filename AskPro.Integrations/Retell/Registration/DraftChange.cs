using System.Text.Json;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>One thing that a draft would change for callers.</summary>
/// <param name="Field">Where it stands, in Retell's words, as in <c>voicemail_option.action.text</c>.</param>
/// <param name="Before">What is published; null: nothing. Of a long text the part that differs, of an address its host: a whole one may be a secret.</param>
/// <param name="After">What the draft has.</param>
/// <param name="IsPart">Whether more than this differs: the path of an address, or a long text further on.</param>
public sealed record DraftChange(string Field, string? Before, string? After, bool IsPart = false)
{
    private const int LongestText = 300;
    private const int Lead = 40;

    private static readonly string[] Schemes = [Uri.UriSchemeHttps, Uri.UriSchemeHttp, Uri.UriSchemeWss, Uri.UriSchemeWs];

    internal static IReadOnlyList<DraftChange> Between(RetellAgent published, RetellAgent draft)
    {
        var (before, after) = (Leaves(published), Leaves(draft));
        return
        [
            .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Select(field => (Field: field, Before: before.GetValueOrDefault(field), After: after.GetValueOrDefault(field)))
                .Where(leaf => leaf.Before != leaf.After)
                .Select(leaf => Between(leaf.Field, leaf.Before, leaf.After)),
        ];
    }

    private static DraftChange Between(string field, string? before, string? after)
    {
        var (was, becomes) = (Shown(before, after), Shown(after, before));
        return new DraftChange(field, was.Text, becomes.Text, was.IsPart || becomes.IsPart);
    }

    private static Dictionary<string, string> Leaves(RetellAgent agent)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in AgentContent.Fields(agent))
            Add(leaves, name, value);
        return leaves;
    }

    private static void Add(Dictionary<string, string> leaves, string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any())
        {
            foreach (var member in value.EnumerateObject())
                Add(leaves, $"{path}.{member.Name}", member.Value);
        }
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            foreach (var (at, item) in value.EnumerateArray().Index())
                Add(leaves, $"{path}[{at}]", item);
        }
        else
        {
            // "true" in quotes is not true.
            leaves[path] = value.GetRawText();
        }
    }

    private static (string? Text, bool IsPart) Shown(string? json, string? other)
    {
        if (json is null)
            return (null, false);
        // The database keeps no NUL, and a page no other of them.
        var text = string.Concat(TextOf(json).Select(letter => char.IsControl(letter) ? ' ' : letter));
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme))
            return ($"{address.Scheme}://{address.Host}/…", true);
        if (text.Length <= LongestText)
            return (text, false);
        var against = other is null ? "" : TextOf(other);
        var from = Math.Max(0, text.AsSpan().CommonPrefixLength(against) - Lead);
        var to = Math.Min(text.Length, from + LongestText);
        return ($"{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}", !IsSameEnd(text[to..], against));
    }

    private static bool IsSameEnd(string rest, string other) => rest.Length == 0 || (other.Length > 0 && other.EndsWith(rest, StringComparison.Ordinal));

    private static string TextOf(string json)
    {
        try
        {
            return json.StartsWith('"') ? JsonElement.Parse(json).GetString()! : json;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return json;
        }
    }
}
