namespace AskPro.Data.Calls;

/// <summary>How far a call has come. It only rises.</summary>
public enum CallStage : short
{
    /// <summary><c>call_started</c> was received.</summary>
    Started = 1,

    /// <summary><c>call_ended</c> was received.</summary>
    Ended = 2,

    /// <summary><c>call_analyzed</c> was received.</summary>
    Analyzed = 3,
}
