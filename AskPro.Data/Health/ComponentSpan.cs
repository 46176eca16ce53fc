namespace AskPro.Data.Health;

/// <summary>A time in which a component was measured again and again and stood the same.</summary>
public sealed class ComponentSpan
{
    /// <summary>The longest time between two looks that still counts as one measurement without a pause.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(45);

    /// <summary>A word of <see cref="ComponentNames"/>.</summary>
    public required string Component { get; init; }

    /// <summary>The first look.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>The last look, or the first one that found it otherwise.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>A word of <see cref="ComponentStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>A word of <see cref="ComponentCauses"/>; null when it is well.</summary>
    public string? Cause { get; init; }

    /// <summary>What the last look measured: names with numbers (json object).</summary>
    public required string Measures { get; init; }
}
