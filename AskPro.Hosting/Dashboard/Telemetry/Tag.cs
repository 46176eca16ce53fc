namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>What OTLP calls an attribute.</summary>
/// <param name="Key">For example <c>http.route</c>.</param>
/// <param name="Value">A string, bool, long, double, byte[], object?[] or Tag[]; null when the sender gave none.</param>
internal readonly record struct Tag(string Key, object? Value)
{
    /// <summary>The value as people read it.</summary>
    public string Text => TagText.Of(Value);
}
