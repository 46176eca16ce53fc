using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AskPro.Integrations.Retell.Calls;

/// <summary>Reads members of one JSON object. What is absent, null or empty is null; what is there but unusable is null and noted.</summary>
internal sealed class RetellFields(JsonElement source, string prefix, ISet<string> unreadable)
{
    /// <summary>Longer spans are mistakes: Retell ends every call after two hours.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromDays(2);

    private const int LongestShortText = 512;

    public RetellFields? Object(string name, string memberPrefix) =>
        Read<RetellFields>(name, value => value.ValueKind switch
        {
            JsonValueKind.Object => new RetellFields(value, memberPrefix, unreadable),
            _ => throw new FormatException(),
        });

    public string? Text(string name) =>
        Read(name, value => RetellText.Clean(value.GetString()!), JsonValueKind.String);

    public string? ShortText(string name) =>
        Read(name, value => RetellText.Clean(value.GetString()!) is var text && text?.Length > LongestShortText ? throw new FormatException() : text, JsonValueKind.String);

    public string? Word(string name) => ShortText(name)?.ToLowerInvariant();

    public string? OneOf(string name, params string[] words)
    {
        if (ShortText(name) is not { } text)
            return null;
        var known = Array.Find(words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
        if (known is null)
            unreadable.Add(prefix + name);
        return known;
    }

    public string? WebAddress(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            return text;
        unreadable.Add(prefix + name);
        return null;
    }

    public bool? Bool(string name) => ReadValue<bool>(name, value => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when RetellText.Clean(value.GetString()!) is not { } text => null,
        JsonValueKind.String => bool.Parse(value.GetString()!),
        _ => throw new FormatException(),
    });

    public int? Int(string name) => ReadValue<int>(name, value => (int?)RetellNumbers.Whole(value, int.MinValue, int.MaxValue));

    public long? Milliseconds(string name) => ReadValue<long>(name, value => RetellNumbers.Whole(value, 0, (long)LongestCall.TotalMilliseconds));

    public decimal? Amount(string name) => ReadValue<decimal>(name, value => RetellNumbers.Decimal(value, 0, 1_000_000_000));

    public decimal? Seconds(string name) => ReadValue<decimal>(name, value =>
        RetellNumbers.Decimal(value, 0, (decimal)LongestCall.TotalSeconds) is { } seconds ? decimal.Round(seconds, 3) : null);

    public DateTimeOffset? Instant(string name) => ReadValue<DateTimeOffset>(name, RetellNumbers.Instant);

    /// <summary>An object with members; <c>null</c>, <c>{}</c> and the empty array some agents send instead are nothing.</summary>
    public string? JsonObject(string name) => Json(name, JsonValueKind.Object);

    public string? JsonArray(string name) => Json(name, JsonValueKind.Array);

    public IReadOnlyList<JsonElement> Elements(string name) =>
        Read(name, value => value.EnumerateArray().ToList(), JsonValueKind.Array) ?? [];

    /// <summary>The whole object as JSON that Postgres accepts.</summary>
    public string Raw(string noteAs) => RetellJson.Copy(source, () => unreadable.Add(noteAs));

    /// <summary>Reads another object, noting in the same place.</summary>
    public RetellFields Of(JsonElement element) => new(element, prefix, unreadable);

    /// <summary>Reads the same object, noting elsewhere.</summary>
    public RetellFields NotingIn(ISet<string> names) => new(source, "", names);

    public void Note(string name) => unreadable.Add(prefix + name);

    /// <summary>Seconds until the first word of an utterance.</summary>
    public decimal? FirstWordStart() => Elements("words") is [{ ValueKind: JsonValueKind.Object } first, ..] ? Of(first).Seconds("start") : null;

    /// <summary>Seconds until the last word of an utterance has been said.</summary>
    public decimal? LastWordEnd() => Elements("words") is [.., { ValueKind: JsonValueKind.Object } last] ? Of(last).Seconds("end") : null;

    private string? Json(string name, JsonValueKind kind) => Read(name, value =>
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
            return null;
        if (value.ValueKind != kind)
            throw new FormatException();
        if (kind == JsonValueKind.Object && !value.EnumerateObject().Any())
            return null;
        return RetellJson.Copy(value, () => unreadable.Add(prefix + name));
    });

    private T? Read<T>(string name, Func<JsonElement, T?> read, JsonValueKind? only = null)
        where T : class
    {
        try
        {
            if (!TryGet(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                return null;
            return only is { } kind && value.ValueKind != kind ? throw new FormatException() : read(value);
        }
        // InvalidOperationException is what broken UTF-8 and lone surrogates raise when a string is taken.
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or OverflowException or JsonException)
        {
            unreadable.Add(prefix + name);
            return null;
        }
    }

    // A name with half a surrogate pair makes every search that meets it fail, also the search for another name.
    private bool TryGet(string name, out JsonElement value)
    {
        try
        {
            return source.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException) when (source.ValueKind == JsonValueKind.Object)
        {
            value = default;
        }

        foreach (var member in source.EnumerateObject())
        {
            if (IsNamed(member, name))
                value = member.Value;
        }

        return value.ValueKind != JsonValueKind.Undefined;
    }

    // The bytes as they were sent: reading a name with half a pair throws, and a body can hold very many of those. A name of
    // Retell that is written with escapes is not found beside one; Retell writes none so.
    private static bool IsNamed(JsonProperty member, string name) =>
        Ascii.Equals(JsonMarshal.GetRawUtf8PropertyName(member), name);

    private T? ReadValue<T>(string name, Func<JsonElement, T?> read)
        where T : struct
        => Read(name, value => read(value) is { } found ? new Box<T>(found) : null)?.Value;

    private sealed record Box<T>(T Value);
}
