using System.Globalization;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>One run at one agent and what it has found and done so far.</summary>
internal sealed class RegistrationRun(RetellClient retell, string key, string agentId, RetellWebhookSettings wish, int? confirmedDraft)
{
    private readonly SituationReader _reader = new(retell, key, agentId);
    private readonly List<RegistrationStep> _steps = [];

    private AgentSituation? _before;
    private AgentSituation? _after;
    private RegistrationPlan? _plan;
    private int? _foreignDraft;

    /// <summary>Finds out where things stand and what is missing.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        _before = _after = await _reader.ReadAsync(cancellationToken);
        if (_before.IsRight(wish))
            return;
        _plan = RegistrationPlan.Of(_before, wish, confirmedDraft);
        _foreignDraft = _plan.ForeignDraft;
        _steps.AddRange(_plan.Steps());
    }

    /// <summary>Does it, and reads back what has become of it.</summary>
    internal async Task ActAsync(CancellationToken cancellationToken)
    {
        if (_plan is null || _foreignDraft is not null)
            return;
        var target = await DraftAsync(_plan, cancellationToken);
        if (target is { } version)
        {
            foreach (var move in _plan.Moves.GroupBy(use => use.Number))
                await MoveAsync(move.Key, [.. move.Select(use => use.Version)], version, cancellationToken);
        }

        _after = await _reader.ReadAsync(cancellationToken);
    }

    internal AgentRegistration Report(bool isDryRun, RetellException? failure, bool isGone = false)
    {
        var left = Left();
        return new AgentRegistration
        {
            AgentId = agentId,
            AgentName = (_after ?? _before)?.Newest.Name,
            IsDryRun = isDryRun,
            Outcome = failure is null ? OutcomeOf(isDryRun, left) : isGone ? RegistrationOutcome.AgentGone : RegistrationOutcome.Failed,
            Fault = isGone ? null : failure?.Fault,
            Words = failure?.Words,
            Pause = failure?.Pause,
            Before = _before?.InUse ?? [],
            After = _after?.InUse ?? [],
            Steps = _steps,
            NumbersLeft = [.. left.Select(use => use.Number).Distinct()],
            ForeignDraft = _foreignDraft,
            DraftChanges = _foreignDraft is not null && (_after ?? _before) is { Published: { } published } now ? AgentContent.Changes(now.Newest, published) : [],
        };
    }

    /// <summary>The numbers that still lead to a wrong version, or that would after the steps of a plan.</summary>
    private IReadOnlyList<NumberUse> Left()
    {
        if (_plan is null || _foreignDraft is not null)
            return [];
        return ReferenceEquals(_before, _after) ? _plan.Left : [.. _after!.Uses.Where(use => _after.IsWrong(use.Version, wish))];
    }

    private RegistrationOutcome OutcomeOf(bool isDryRun, IReadOnlyList<NumberUse> left)
    {
        if (_plan is null)
            return RegistrationOutcome.Right;
        if (_foreignDraft is not null)
            return RegistrationOutcome.ForeignDraft;
        if (left.Any(use => use.IsPinned))
            return RegistrationOutcome.PinnedNumber;
        if (isDryRun)
            return _steps.Count > 0 ? RegistrationOutcome.Needed : RegistrationOutcome.TagLeftBehind;
        if (_after!.IsRight(wish))
            return RegistrationOutcome.Registered;
        // Whoever follows the newest or the newest published version follows it by definition; a tag need not.
        return left.Any(use => use.Version != _after.Newest.Version && use.Version != _after.Published?.Version)
            ? RegistrationOutcome.TagLeftBehind
            : RegistrationOutcome.NotReadBack;
    }

    /// <returns>The version that numbers may be moved to; null when somebody began to work on the draft meanwhile.</returns>
    private async Task<int?> DraftAsync(RegistrationPlan plan, CancellationToken cancellationToken)
    {
        var draft = plan.Draft;
        if (plan.Base is { Version: { } number })
        {
            draft = await retell.CreateAgentVersionAsync(key, agentId, number, cancellationToken);
            Done(RegistrationAction.MakeVersion, number);
        }

        if (draft is not { Version: { } version })
            return plan.Target.Version;
        if (plan.SetWebhook)
        {
            await retell.UpdateAgentAsync(key, agentId, version, wish.ToJson(), cancellationToken);
            Done(RegistrationAction.SetWebhook, version);
        }

        if (!plan.Publish)
            return version;
        // Between our reading and our publishing somebody may have opened the draft.
        var now = await retell.GetAgentAsync(key, agentId, version.ToString(CultureInfo.InvariantCulture), cancellationToken);
        if (!AgentContent.IsSame(now, draft) || !now.Webhook.MeansTheSameAs(wish))
        {
            _foreignDraft = version;
            return null;
        }

        if (!now.IsPublished)
            await retell.PublishAgentVersionAsync(key, agentId, version, cancellationToken);
        Done(RegistrationAction.Publish, version);
        return version;
    }

    // Read anew: the lists are written whole, and somebody may have changed another entry of them.
    private async Task MoveAsync(string number, IReadOnlyList<int> from, int to, CancellationToken cancellationToken)
    {
        var found = await retell.GetNumberAsync(key, number, cancellationToken);
        var change = new RetellNumberChange(Moved(found.InboundAgents, from, to), Moved(found.OutboundAgents, from, to));
        if (change.InboundAgents is not null || change.OutboundAgents is not null)
            await retell.UpdateNumberAsync(key, number, change, cancellationToken);
        Done(RegistrationAction.BindNumber, to, number);
    }

    private List<RetellBinding>? Moved(IReadOnlyList<RetellBinding> bindings, IReadOnlyList<int> from, int to)
    {
        var moved = bindings.Select(binding => IsToMove(binding) ? binding.At(to) : binding).ToList();
        return bindings.Any(IsToMove) ? moved : null;

        bool IsToMove(RetellBinding binding) => binding.AgentId == agentId && binding.Version is { } version && from.Contains(version);
    }

    private void Done(RegistrationAction action, int version, string? number = null)
    {
        var at = _steps.FindIndex(step => step.Action == action && step.Number == number);
        _steps[at] = _steps[at] with { Version = version, IsDone = true };
    }
}
