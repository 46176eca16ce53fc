using AskPro.Data.Health;

namespace AskPro.Worker.Health;

/// <summary>What one look came to.</summary>
/// <param name="Readings">What it found, each component once.</param>
/// <param name="Written">Whether it stands in the database; otherwise it is kept until it can.</param>
/// <param name="Forgotten">How many old spans are gone.</param>
internal sealed record HealthResult(IReadOnlyList<ComponentReading> Readings, bool Written, int Forgotten);
