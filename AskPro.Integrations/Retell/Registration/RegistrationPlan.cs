using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>What has to be done at an agent, decided from how it stands; pure.</summary>
/// <param name="Base">The version that a draft has to be made of; null when there is one already, or none is needed.</param>
/// <param name="Draft">The draft to carry on with.</param>
/// <param name="SetWebhook">Whether the draft needs the three fields.</param>
/// <param name="Publish">Whether the draft has to be published.</param>
/// <param name="Target">The version whose content numbers get: a number pinned to the same content may be moved.</param>
/// <param name="Moves">The numbers to be moved.</param>
/// <param name="Left">The numbers whose move would change more than the webhook.</param>
/// <param name="IsForeign">Whether there is a draft that only a person may publish or discard; then nothing is done.</param>
/// <param name="IsConfirmed">Whether the draft to carry on with is somebody's, and a person wants it published.</param>
internal sealed record RegistrationPlan(
    RetellAgent? Base, RetellAgent? Draft, bool SetWebhook, bool Publish, RetellAgent Target, IReadOnlyList<NumberUse> Moves, IReadOnlyList<NumberUse> Left,
    bool IsForeign = false, bool IsConfirmed = false)
{
    /// <param name="situation">How the agent stands.</param>
    /// <param name="wish">What shall stand in every version that is in use.</param>
    /// <param name="confirmedDraft">The fingerprint of a draft that a person wants published with all that it holds.</param>
    internal static RegistrationPlan Of(AgentSituation situation, RetellWebhookSettings wish, string? confirmedDraft)
    {
        var newest = situation.Newest;
        if (situation.Published is not { } published)
        {
            // Never published: the draft is all there is, and changing it is enough. When to publish it is its owner's decision.
            var isWrong = !newest.Webhook.MeansTheSameAs(wish);
            return Numbers(situation, wish, new RegistrationPlan(null, newest, isWrong, Publish: false, newest, [], []));
        }

        var hasDraft = newest.Version != published.Version;
        var draftIsWrong = hasDraft && situation.IsWrong(newest.Version ?? 0, wish);
        if (published.Webhook.MeansTheSameAs(wish) && !draftIsWrong)
            return Numbers(situation, wish, new RegistrationPlan(null, null, false, false, published, [], []));
        if (!hasDraft)
            return Numbers(situation, wish, new RegistrationPlan(published, null, true, true, published, [], []));
        var isOurs = AgentContent.IsOurs(newest, published, wish);
        if (!isOurs && (confirmedDraft is null || SomebodysDraft.FingerprintOf(newest, published) != confirmedDraft))
            return new RegistrationPlan(null, null, false, false, published, [], [], IsForeign: true);
        var carriedOn = new RegistrationPlan(null, newest, !newest.Webhook.MeansTheSameAs(wish), true, newest, [], [], IsConfirmed: !isOurs);
        return Numbers(situation, wish, carriedOn);
    }

    internal IReadOnlyList<RegistrationStep> Steps()
    {
        var steps = new List<RegistrationStep>();
        if (Base is not null)
            steps.Add(new RegistrationStep(RegistrationAction.MakeVersion, Base.Version));
        if (SetWebhook)
            steps.Add(new RegistrationStep(RegistrationAction.SetWebhook, Draft?.Version));
        if (Publish)
            steps.Add(new RegistrationStep(RegistrationAction.Publish, Draft?.Version));
        steps.AddRange(Moves.Select(use => use.Number).Distinct().Select(number =>
            new RegistrationStep(RegistrationAction.BindNumber, Base is null ? (Draft ?? Target).Version : null, number)));
        return steps;
    }

    private static RegistrationPlan Numbers(AgentSituation situation, RetellWebhookSettings wish, RegistrationPlan plan)
    {
        var pinned = situation.Uses.Where(use => use.IsPinned && use.Version != plan.Draft?.Version && situation.IsWrong(use.Version, wish)).ToLookup(
            use => AgentContent.IsSame(situation.Versions[use.Version], plan.Target));
        return plan with { Moves = [.. pinned[true]], Left = [.. pinned[false]] };
    }
}
