namespace AskPro.Data.Inbox;

/// <summary>How much one claim takes.</summary>
/// <param name="Rows">Most rows in all.</param>
/// <param name="RowsPerLane">Most rows of one lane.</param>
/// <param name="BodyBytes">Most bytes of bodies; a first body that is larger comes alone.</param>
public sealed record ClaimLimits(int Rows, int RowsPerLane, long BodyBytes);
