using System.Collections.Concurrent;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>Which companies' keys have signed since the last look: no event waits for a row about its key.</summary>
internal sealed class KeySightings
{
    private readonly ConcurrentDictionary<Guid, KeySighting> _seen = new();

    /// <summary>Remembers the latest event of a key.</summary>
    public void Note(KeySighting sighting) => _seen[sighting.KeyId] = sighting;

    /// <summary>What was seen since the last call.</summary>
    public IReadOnlyList<KeySighting> Take() =>
        [.. _seen.Keys.Select(id => _seen.TryRemove(id, out var sighting) ? sighting : null).OfType<KeySighting>()];

    /// <summary>Gives back what could not be written; a later sighting stands.</summary>
    public void GiveBack(KeySighting sighting) => _seen.TryAdd(sighting.KeyId, sighting);
}

/// <summary>An event that was signed with a company's key.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="KeyId">The row of the key.</param>
/// <param name="At">When the event came.</param>
internal sealed record KeySighting(Guid CompanyId, Guid KeyId, DateTimeOffset At);
