using System.Collections.Frozen;
using System.Text.Json;

namespace AskPro.Data.Memberships;

/// <summary>The rights as JSON, the database and documents write them: <c>list</c> … <c>manage</c>.</summary>
public static class RightNames
{
    private static readonly FrozenDictionary<Right, string> Names =
        Enum.GetValues<Right>().ToFrozenDictionary(right => right, right => JsonSerializer.Serialize(right).Trim('"'));

    private static readonly FrozenDictionary<string, Right> Rights =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The name of a right.</summary>
    public static string Of(Right right) => Names[right];

    /// <summary>The right of a name; null when none is called so.</summary>
    public static Right? Find(string? name) => name is not null && Rights.TryGetValue(name, out var right) ? right : null;
}
