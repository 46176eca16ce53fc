namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>One entry of the transcript with its place in time.</summary>
internal abstract record StagedTurn;

/// <summary>Words of one speaker.</summary>
/// <param name="Role"><c>agent</c> or <c>user</c>.</param>
/// <param name="Content">What is said.</param>
/// <param name="Words">Every word with its time; empty when word timings are left out.</param>
internal sealed record SpokenTurn(string Role, string Content, IReadOnlyList<TimedWord> Words) : StagedTurn;

/// <summary>A function the agent calls, and its answer.</summary>
/// <param name="Id">Ties call and answer together.</param>
/// <param name="Name">Name of the function.</param>
/// <param name="Arguments">JSON as Retell writes it, a string.</param>
/// <param name="Result">JSON as the function answered, a string.</param>
internal sealed record ToolTurn(string Id, string Name, string Arguments, string Result) : StagedTurn;

/// <summary>A word and when it is spoken, in seconds since the beginning of the audio.</summary>
internal readonly record struct TimedWord(string Word, double Start, double End);
