namespace AskPro.Integrations.Retell.Registration;

/// <summary>How the registration at one agent ended.</summary>
public enum RegistrationOutcome
{
    /// <summary>Every version that is in use had it already.</summary>
    Right,

    /// <summary>It was put in place and read back.</summary>
    Registered,

    /// <summary>Dry run: the steps are what would be done.</summary>
    Needed,

    /// <summary>The agent, or a number that leads to it, is another company's too; registering it would give one of them the other's events. Nothing was changed.</summary>
    SharedAgent,

    /// <summary>Somebody is working on a draft; publishing it would publish that work too. Nothing was changed.</summary>
    ForeignDraft,

    /// <summary>A number is pinned to a version that differs in more than the webhook; moving it would change what callers hear.</summary>
    PinnedNumber,

    /// <summary>A number follows a tag that stayed with an old version.</summary>
    TagLeftBehind,

    /// <summary>Everything was done, and Retell shows something else.</summary>
    NotReadBack,

    /// <summary>There is no such agent under this key, or no longer.</summary>
    AgentGone,

    /// <summary>Retell refused or did not answer; <see cref="AgentRegistration.Fault"/> says which. Running it again carries on.</summary>
    Failed,
}
