using System.Collections.Concurrent;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>Which companies' keys have signed since the last look, and where none had: no event waits for a row about its key.</summary>
internal sealed class KeySightings
{
    private readonly ConcurrentDictionary<Guid, KeySighting> _seen = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _refused = new();

    /// <summary>Remembers the latest event of a key.</summary>
    public void Note(KeySighting sighting) => _seen[sighting.KeyId] = sighting;

    /// <summary>What was seen since the last call.</summary>
    public IReadOnlyList<KeySighting> Take() =>
        [.. _seen.Keys.Select(id => _seen.TryRemove(id, out var sighting) ? sighting : null).OfType<KeySighting>()];

    /// <summary>Remembers that an event came to a company's address which none of its keys had signed.</summary>
    public void NoteRefused(Guid companyId, DateTimeOffset at) => _refused[companyId] = at;

    /// <summary>Where that happened since the last call.</summary>
    public IReadOnlyList<RefusedSighting> TakeRefused() =>
        [.. _refused.Keys.Select(id => _refused.TryRemove(id, out var at) ? new RefusedSighting(id, at) : null).OfType<RefusedSighting>()];

    /// <summary>Gives back what could not be written; a later one stands.</summary>
    public void GiveBack(RefusedSighting refused) => _refused.TryAdd(refused.CompanyId, refused.At);

    /// <summary>Gives back what could not be written; a later sighting stands.</summary>
    public void GiveBack(KeySighting sighting) => _seen.TryAdd(sighting.KeyId, sighting);
}

/// <summary>An event that was signed with a company's key.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="KeyId">The row of the key.</param>
/// <param name="At">When the event came.</param>
internal sealed record KeySighting(Guid CompanyId, Guid KeyId, DateTimeOffset At);

/// <summary>An event that came to a company's address and that none of its keys had signed.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="At">When it came.</param>
internal sealed record RefusedSighting(Guid CompanyId, DateTimeOffset At);
