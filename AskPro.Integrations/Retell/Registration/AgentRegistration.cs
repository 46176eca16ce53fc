using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>What the registration at one agent found and did.</summary>
public sealed record AgentRegistration
{
    private const string CutOff = "registration_cut_off";

    /// <summary><c>agent_…</c>.</summary>
    public required string AgentId { get; init; }

    /// <summary>Its display name, when it could be read.</summary>
    public string? AgentName { get; init; }

    /// <summary>Whether nothing was to be changed.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>How it ended.</summary>
    public required RegistrationOutcome Outcome { get; init; }

    /// <summary>With <see cref="RegistrationOutcome.Failed"/>: what Retell did.</summary>
    public RetellFault? Fault { get; init; }

    /// <summary>Retell was asked for a change, and its answer, or that to a later question, did not come: what was asked for may have been done.</summary>
    public bool MayHaveChanged { get; init; }

    /// <summary>Retell's own sentence, for the company's people.</summary>
    public string? Words { get; init; }

    /// <summary>How long Retell asked to wait.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>The versions in use when it began; empty when they could not be read.</summary>
    public required IReadOnlyList<VersionInUse> Before { get; init; }

    /// <summary>The versions in use when it ended, as read back; the same as before when nothing was done.</summary>
    public required IReadOnlyList<VersionInUse> After { get; init; }

    /// <summary>What was, or would be, done, in order.</summary>
    public required IReadOnlyList<RegistrationStep> Steps { get; init; }

    /// <summary>Numbers that a person has to look at: pinned to a version of other content, or following a tag that stayed behind.</summary>
    public IReadOnlyList<string> NumbersLeft { get; init; } = [];

    /// <summary>With <see cref="RegistrationOutcome.ForeignDraft"/>: the draft that a person has to publish, discard or confirm; null when it is none any more.</summary>
    public SomebodysDraft? ForeignDraft { get; init; }

    /// <summary>The version of somebody's draft that was published, because a person confirmed it.</summary>
    public int? PublishedDraft { get; init; }

    /// <summary>The stable code: that of the outcome, or that of the fault.</summary>
    public string Code => Outcome switch
    {
        RegistrationOutcome.Right => "right",
        RegistrationOutcome.Registered => "registered",
        RegistrationOutcome.Needed => "needed",
        RegistrationOutcome.SharedAgent => "shared_agent",
        RegistrationOutcome.ForeignDraft => "foreign_draft",
        RegistrationOutcome.PinnedNumber => "pinned_number",
        RegistrationOutcome.TagLeftBehind => "tag_left_behind",
        RegistrationOutcome.NotReadBack => "not_read_back",
        RegistrationOutcome.AgentGone => "agent_gone",
        _ => MayHaveChanged ? CutOff : (Fault ?? RetellFault.Away).Code(),
    };

    /// <summary>Whether something was done at Retell, or may have been: then it stands in the company's log.</summary>
    public bool IsWorthNoting => MayHaveChanged || Steps.Any(step => step.IsDone);

    /// <summary>The newest version that was made or changed for certain.</summary>
    public int? ChangedVersion => Steps.Where(step => step.IsDone).Max(step => (int?)step.Version);

    /// <summary>Whether it stopped on the way: something was done, or may have been.</summary>
    public bool IsCutOff => Outcome is RegistrationOutcome.Failed && IsWorthNoting;

    /// <summary>How the agent stands since: <see cref="Code"/>, but what was registered is right.</summary>
    public string StateCode => Outcome is RegistrationOutcome.Registered ? "right" : Code;

    /// <summary>Whether this says how the agent stands, and not how Retell, the line or the key does.</summary>
    public bool IsAboutAgent => Outcome is not RegistrationOutcome.Failed || Fault is RetellFault.NotFound or RetellFault.Refused;

    /// <summary>Whether nobody has to do anything.</summary>
    public bool IsFine => Outcome is RegistrationOutcome.Right or RegistrationOutcome.Registered or RegistrationOutcome.Needed;

    /// <summary>Whether trying again later may be all that is needed.</summary>
    public bool IsForNow => Outcome is RegistrationOutcome.Failed && Fault is RetellFault.Busy or RetellFault.Away;
}

/// <summary>A version that calls reach.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Webhook">Where its events go.</param>
/// <param name="Numbers">The phone numbers that lead to it; empty when none leads to the agent and this is the version it has.</param>
public sealed record VersionInUse(int Version, RetellWebhookSettings Webhook, IReadOnlyList<string> Numbers);
