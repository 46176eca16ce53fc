using AskPro.Web.Backend;

namespace AskPro.Web.Health;

/// <summary>What Web knows of Api since its last question.</summary>
/// <param name="AskedAt">When that was.</param>
/// <param name="Answer">What Api said; null when it did not answer.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Since">Since when Api answers, or does not.</param>
internal sealed record StatusResult(DateTimeOffset AskedAt, StatusAnswer? Answer, double Seconds, DateTimeOffset Since);
