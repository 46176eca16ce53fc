namespace AskPro.Web.Backend;

/// <summary>Whether Retell sends the company's events here, as last seen.</summary>
/// <param name="Address">The company's own webhook address; null before its first key.</param>
/// <param name="KeyCode">What Retell answered the current key the last time instead of an answer; null: it took it.</param>
/// <param name="Unfinished">How many agents a look did not get to in time.</param>
/// <param name="LooseNumbers">The company's numbers that lead nowhere at Retell.</param>
public sealed record WebhookListAnswer(
    string? Address, string? KeyCode, IReadOnlyList<WebhookAnswer> Items, int Unfinished, IReadOnlyList<LooseNumberAnswer> LooseNumbers);

/// <param name="Number">As people write it.</param>
/// <param name="Code"><c>number_not_at_retell</c> or <c>number_without_agent</c>.</param>
public sealed record LooseNumberAnswer(string Number, string Code);

/// <param name="AgentId">Retell's id.</param>
/// <param name="Code"><c>right</c>, or a code of what is not; null: Retell was never asked.</param>
/// <param name="Since">When it became right, or was first seen not to be.</param>
/// <param name="IsDrift">Whether it was right before.</param>
/// <param name="Numbers">Numbers that lead to it, as people write them.</param>
/// <param name="NumbersLeft">Those of them that a person has to look at.</param>
/// <param name="Draft">A draft that a person has to publish, discard or confirm.</param>
/// <param name="StrayNumbers">The company's numbers that lead to it although it is not entered.</param>
/// <param name="SilentCalls">How many of its last calls Retell lists, when nothing of any of them arrived.</param>
/// <param name="SilentSince">When the first of them began.</param>
public sealed record WebhookAnswer(
    string AgentId, string Name, string? Code, DateTimeOffset? CheckedAt, DateTimeOffset? Since, bool IsDrift, IReadOnlyList<string> Numbers,
    IReadOnlyList<WebhookDifferenceAnswer> Differences, IReadOnlyList<string> NumbersLeft, DraftAnswer? Draft,
    IReadOnlyList<string> StrayNumbers, int SilentCalls, DateTimeOffset? SilentSince);

/// <param name="Field"><c>url</c>, <c>events</c> or <c>timeout</c>.</param>
/// <param name="Version">The agent's version that has it.</param>
/// <param name="Before">What it has; null: nothing.</param>
/// <param name="After">What it should have.</param>
public sealed record WebhookDifferenceAnswer(string Field, int Version, string? Before, string? After);

/// <param name="Version">Its number.</param>
/// <param name="Fingerprint">Of all that it says; whoever confirms it names this.</param>
/// <param name="Changes">What it would change for callers.</param>
/// <param name="MoreChanges">How many there are besides.</param>
public sealed record DraftAnswer(int Version, string Fingerprint, IReadOnlyList<DraftChangeAnswer> Changes, int MoreChanges);

/// <param name="Field">Where it stands, in Retell's words.</param>
/// <param name="Before">What is published, shortened; null: nothing.</param>
/// <param name="After">What the draft has.</param>
/// <param name="IsPart">Whether more than this differs.</param>
public sealed record DraftChangeAnswer(string Field, string? Before, string? After, bool IsPart = false);
