namespace AskPro.Data.Health;

/// <summary>What one look at a component found.</summary>
/// <param name="Component">A word of <see cref="ComponentNames"/>.</param>
/// <param name="Cause">A word of <see cref="ComponentCauses"/>; null when it is well.</param>
/// <param name="IsDown">Whether it does not work at all; of no meaning without a cause.</param>
/// <param name="Measures">What was measured: names of <see cref="ComponentMeasures"/> with numbers.</param>
public sealed record ComponentReading(string Component, string? Cause, bool IsDown, IReadOnlyDictionary<string, double> Measures)
{
    /// <summary>A word of <see cref="ComponentStates"/>.</summary>
    public string State => Cause is null ? ComponentStates.Well : IsDown ? ComponentStates.Down : ComponentStates.Degraded;

    /// <summary>A reading of which nothing but the state is known.</summary>
    public static ComponentReading Of(string component, string? cause = null, bool isDown = false) =>
        new(component, cause, isDown, new Dictionary<string, double>());
}
