namespace AskPro.Data.Outbox;

/// <summary>What a failed try led to.</summary>
/// <param name="IsDead">No further try follows.</param>
/// <param name="Attempts">Failures so far.</param>
/// <param name="RunAt">When the next try is due, by the database's clock.</param>
public sealed record OutboxFailure(bool IsDead, int Attempts, DateTimeOffset RunAt);
