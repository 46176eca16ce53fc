namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>What a rehearsed call is about; every outcome a small business meets on the phone.</summary>
public enum CallScenario
{
    /// <summary>The caller books an appointment during the call.</summary>
    Booking,

    /// <summary>The caller wants to be called back by a person.</summary>
    Callback,

    /// <summary>The caller hangs up before anything is settled.</summary>
    Hangup,

    /// <summary>A question is answered, nothing else is needed.</summary>
    Information,

    /// <summary>An existing appointment moves to another time.</summary>
    Reschedule,

    /// <summary>An existing appointment is called off.</summary>
    Cancellation,

    /// <summary>The call is passed on to a person.</summary>
    Transfer,

    /// <summary>Somebody wants to sell something.</summary>
    Spam,

    /// <summary>The call breaks off for a technical reason.</summary>
    Failure,

    /// <summary>An outbound call that nobody answers: no <c>call_started</c>, no conversation.</summary>
    Unreached,
}
