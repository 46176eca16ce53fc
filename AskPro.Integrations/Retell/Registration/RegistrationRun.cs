using System.Globalization;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>One run at one agent and what it has found and done so far.</summary>
internal sealed class RegistrationRun(RetellClient retell, RegistrationOrder order)
{
    private readonly SituationReader _reader = new(retell, order.Key, order.AgentId);
    private readonly List<RegistrationStep> _steps = [];

    private AgentSituation? _before;
    private AgentSituation? _after;
    private RegistrationPlan? _plan;
    private bool _isForeign;
    private bool _isShared;
    private bool _hasAskedForChange;

    private bool IsLeftAlone => _isShared || _isForeign;

    /// <summary>Finds out where things stand and what is missing.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        _before = _after = await _reader.ReadAsync(cancellationToken);
        if (_before.IsRight(order.Wish))
            return;
        _plan = RegistrationPlan.Of(_before, order.Wish, order.ConfirmedDraft);
        _isShared = await order.IsOthers([.. _before.Uses.Select(use => use.Number).Distinct()], cancellationToken);
        if (_isShared)
            return;
        _isForeign = _plan.IsForeign;
        _steps.AddRange(_plan.Steps());
    }

    /// <summary>Does it, and reads back what has become of it.</summary>
    internal async Task ActAsync(CancellationToken cancellationToken)
    {
        if (_plan is null || IsLeftAlone)
            return;
        var target = await DraftAsync(_plan, cancellationToken);
        if (target is { } version)
        {
            foreach (var move in _plan.Moves.GroupBy(use => use.Number))
                await MoveAsync(move.Key, [.. move.Select(use => use.Version)], version, cancellationToken);
        }

        _after = await _reader.ReadAsync(cancellationToken);
    }

    internal AgentRegistration Report(RetellException? failure, bool isGone = false)
    {
        var left = Left();
        return new AgentRegistration
        {
            AgentId = order.AgentId,
            AgentName = (_after ?? _before)?.Newest.Name,
            IsDryRun = order.IsDryRun,
            Outcome = failure is null ? OutcomeOf(left) : isGone ? RegistrationOutcome.AgentGone : RegistrationOutcome.Failed,
            Fault = isGone ? null : failure?.Fault,
            MayHaveChanged = failure?.Fault is RetellFault.Away && _hasAskedForChange,
            Words = failure?.Words,
            Pause = failure?.Pause,
            Before = _before?.InUse ?? [],
            After = _after?.InUse ?? [],
            Steps = _steps,
            NumbersLeft = [.. left.Select(use => use.Number).Distinct()],
            ForeignDraft = _isForeign && (_after ?? _before) is { } now ? SomebodysDraft.Of(now) : null,
            PublishedDraft = _plan is { IsConfirmed: true } ? _steps.Find(step => step is { Action: RegistrationAction.Publish, IsDone: true })?.Version : null,
        };
    }

    /// <summary>The numbers that still lead to a wrong version, or that would after the steps of a plan.</summary>
    private IReadOnlyList<NumberUse> Left()
    {
        if (_plan is null || IsLeftAlone)
            return [];
        return ReferenceEquals(_before, _after) ? _plan.Left : [.. _after!.Uses.Where(use => _after.IsWrong(use.Version, order.Wish))];
    }

    private RegistrationOutcome OutcomeOf(IReadOnlyList<NumberUse> left)
    {
        if (_plan is null)
            return RegistrationOutcome.Right;
        if (_isShared)
            return RegistrationOutcome.SharedAgent;
        if (_isForeign)
            return RegistrationOutcome.ForeignDraft;
        if (left.Any(use => use.IsPinned))
            return RegistrationOutcome.PinnedNumber;
        if (order.IsDryRun)
            return _steps.Count > 0 ? RegistrationOutcome.Needed : RegistrationOutcome.TagLeftBehind;
        if (_after!.IsRight(order.Wish))
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
            draft = await Change().CreateAgentVersionAsync(order.Key, order.AgentId, number, cancellationToken);
            Done(RegistrationAction.MakeVersion, number);
        }

        if (draft is not { Version: { } version })
            return plan.Target.Version;
        if (plan.SetWebhook)
        {
            await Change().UpdateAgentAsync(order.Key, order.AgentId, version, order.Wish.ToJson(), cancellationToken);
            Done(RegistrationAction.SetWebhook, version);
        }

        if (!plan.Publish)
            return version;
        // Between our reading and our publishing somebody may have opened the draft.
        var now = await retell.GetAgentAsync(order.Key, order.AgentId, version.ToString(CultureInfo.InvariantCulture), cancellationToken);
        if (!AgentContent.IsSame(now, draft) || !now.Webhook.MeansTheSameAs(order.Wish))
        {
            _isForeign = true;
            return null;
        }

        if (!now.IsPublished)
            await Change().PublishAgentVersionAsync(order.Key, order.AgentId, version, cancellationToken);
        Done(RegistrationAction.Publish, version);
        return version;
    }

    // Read anew: the lists are written whole, and somebody may have changed another entry of them.
    private async Task MoveAsync(string number, IReadOnlyList<int> from, int to, CancellationToken cancellationToken)
    {
        var found = await retell.GetNumberAsync(order.Key, number, cancellationToken);
        var change = new RetellNumberChange(Moved(found.InboundAgents, from, to), Moved(found.OutboundAgents, from, to));
        if (change.InboundAgents is not null || change.OutboundAgents is not null)
            await Change().UpdateNumberAsync(order.Key, number, change, cancellationToken);
        Done(RegistrationAction.BindNumber, to, number);
    }

    private List<RetellBinding>? Moved(IReadOnlyList<RetellBinding> bindings, IReadOnlyList<int> from, int to)
    {
        var moved = bindings.Select(binding => IsToMove(binding) ? binding.At(to) : binding).ToList();
        return bindings.Any(IsToMove) ? moved : null;

        bool IsToMove(RetellBinding binding) => binding.AgentId == order.AgentId && binding.Version is { } version && from.Contains(version);
    }

    // From here on Retell may have done something, answer or not.
    private RetellClient Change()
    {
        _hasAskedForChange = true;
        return retell;
    }

    private void Done(RegistrationAction action, int version, string? number = null)
    {
        var at = _steps.FindIndex(step => step.Action == action && step.Number == number);
        _steps[at] = _steps[at] with { Version = version, IsDone = true };
    }
}
