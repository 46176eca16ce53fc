namespace AskPro.LoadTest.Live;

/// <summary>A call as the database has it.</summary>
/// <param name="Id">The id pages use.</param>
/// <param name="Number">The number of its company.</param>
/// <param name="ReceivedAt">When the Api had its first event, Unix milliseconds.</param>
/// <param name="WrittenAt">When the Worker wrote its row, Unix milliseconds.</param>
internal sealed record StoredCall(string Id, string Number, double ReceivedAt, double WrittenAt);
