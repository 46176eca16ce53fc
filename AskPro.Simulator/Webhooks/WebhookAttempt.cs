namespace AskPro.Simulator.Webhooks;

/// <summary>One try to deliver one event.</summary>
/// <param name="Event">Retell's name of the event.</param>
/// <param name="Attempt">1 = the first.</param>
/// <param name="SentAt">When it left.</param>
/// <param name="Bytes">Size of the body.</param>
/// <param name="Status">HTTP status of the answer; null when there was none.</param>
/// <param name="Error">Why there was no answer: <c>timeout</c>, <c>unreachable</c>; null otherwise.</param>
/// <param name="DurationMs">From the first byte out to the last byte in.</param>
internal sealed record WebhookAttempt(string Event, int Attempt, DateTimeOffset SentAt, int Bytes, int? Status, string? Error, double DurationMs)
{
    internal bool Succeeded => Status is >= 200 and < 300;
}
