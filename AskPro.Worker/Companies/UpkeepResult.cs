namespace AskPro.Worker.Companies;

/// <summary>What one look came to.</summary>
/// <param name="EndedAccesses">Support accesses whose time was over.</param>
/// <param name="Deleted">Companies that are gone with everything they owned.</param>
/// <param name="FailedDeletions">Companies whose deletion failed; the next look tries again.</param>
/// <param name="Remains">Events that had come for companies that were gone already.</param>
/// <param name="Recordings">Calls whose recording is not known any more, because no consent came.</param>
/// <param name="Refused">Refused webhooks that were old, or too many.</param>
internal sealed record UpkeepResult(int EndedAccesses, IReadOnlyList<DeletedCompany> Deleted, int FailedDeletions, long Remains, int Recordings, long Refused);

/// <summary>A company that is gone.</summary>
/// <param name="Id">The company.</param>
/// <param name="Name">Its name.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="People">Accounts that belonged to no other company.</param>
/// <param name="Events">Events of its inbox.</param>
internal sealed record DeletedCompany(Guid Id, string Name, long Calls, long People, long Events);
