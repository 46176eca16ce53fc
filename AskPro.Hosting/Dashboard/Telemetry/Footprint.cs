namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>About how many bytes of memory a record takes: enough to keep the whole below a cap.</summary>
internal static class Footprint
{
    /// <summary>An object's header and its reference.</summary>
    public const int Object = 32;

    public static int Of(string? text) => text is null ? 0 : Object + (2 * text.Length);

    public static int Of(Tag[] tags)
    {
        var sum = Object;
        foreach (var tag in tags)
            sum += 16 + Of(tag.Value);
        return sum;
    }

    private static int Of(object? value) => value switch
    {
        null => 0,
        string text => Of(text),
        byte[] bytes => Object + bytes.Length,
        Tag[] fields => Of(fields),
        object?[] items => Object + items.Sum(item => 8 + Of(item)),
        _ => Object,
    };
}
