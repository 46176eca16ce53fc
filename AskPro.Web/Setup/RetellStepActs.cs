using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Settings.Agents;
using AskPro.Web.Settings.PhoneNumbers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Setup;

/// <summary>Step „Retell verbinden": a key, then the numbers and agents that come with it, taken over by ticks.</summary>
internal static class RetellStepActs
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<RetellStep>> ShowAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        PageAsync(viewer, NoErrors, [], null, false, api, hub, cancel);

    /// <summary>After a key was sent: on with it, or again with the reason why not.</summary>
    internal static async Task<IResult> AfterKeyAsync(Viewer viewer, SaveResult<RetellKeyAnswer> result, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        result.Saved is not null ? new SeeOther(SetupPaths.Retell) : await RefusedAsync(viewer, result.Errors, [], null, false, api, hub, cancel);

    /// <summary>Asks Retell again, for numbers and agents that were made meanwhile.</summary>
    public static async Task<IResult> CheckAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        if (await CurrentKeyAsync(viewer, api, cancel) is not { } key)
            return new SeeOther(SetupPaths.Retell);
        var result = await api.CheckRetellKeyAsync(viewer.Token, key.Id, cancel);
        if (result.Saved is not null)
            return new SeeOther(SetupPaths.Retell);
        var code = result.ChangedMeanwhile ? "retell_key_unreadable" : result.Errors.Values.FirstOrDefault() ?? "retell_away";
        return await RefusedAsync(viewer, NoErrors, [(key.Hint, code)], null, false, api, hub, cancel);
    }

    /// <summary>Enters what was ticked; names come from Retell, so that nothing is typed twice.</summary>
    public static async Task<IResult> TakeOverAsync(
        Viewer viewer, [FromForm] IFormCollection ticks, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        if (await CurrentKeyAsync(viewer, api, cancel) is not { } key)
            return new SeeOther(SetupPaths.Retell);
        var refusals = new List<(string, string)>();
        foreach (var number in key.Numbers.Where(number => !number.IsEntered && ticks["number"].Contains(number.Number)))
        {
            var added = await api.AddNumberAsync(viewer.Token, new NumberForm(number.Number, number.Nickname, null, 0), cancel);
            if (added.Saved is null)
                refusals.Add((number.Display, Code(added.Errors)));
        }

        foreach (var agent in key.Agents.Where(agent => !agent.IsEntered && ticks["agent"].Contains(agent.AgentId)))
        {
            var added = await api.AddAgentAsync(viewer.Token, new AgentForm(agent.AgentId, agent.Name ?? agent.AgentId, null, 0), cancel);
            if (added.Saved is null)
                refusals.Add((agent.Name ?? agent.AgentId, Code(added.Errors)));
        }

        string[] ticked = [.. ticks["number"].OfType<string>(), .. ticks["agent"].OfType<string>()];
        return refusals.Count > 0
            ? await RefusedAsync(viewer, NoErrors, refusals, ticked, false, api, hub, cancel)
            : await GoOnAsync(viewer, ticked, api, hub, cancel);
    }

    public static Task<IResult> FinishAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        GoOnAsync(viewer, null, api, hub, cancel);

    private static async Task<IResult> GoOnAsync(Viewer viewer, IReadOnlyCollection<string>? ticked, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var marked = await api.MarkStepAsync(viewer.Token, Steps.Retell, Steps.Done, cancel);
        return marked.Saved is not null
            ? new SeeOther(SetupPaths.After(Steps.Retell))
            : await RefusedAsync(viewer, NoErrors, [], ticked, true, api, hub, cancel);
    }

    private static string Code(IReadOnlyDictionary<string, string> errors) => errors.Values.FirstOrDefault() ?? "refused";

    private static async Task<RetellKeyAnswer?> CurrentKeyAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        (await api.GetRetellKeysAsync(viewer.Token, cancel)).Items.FirstOrDefault(key => key.State == "current");

    private static async Task<IResult> RefusedAsync(
        Viewer viewer, IReadOnlyDictionary<string, string> errors, IReadOnlyList<(string, string)> refusals, IReadOnlyCollection<string>? ticked, bool isUnfinished,
        AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var page = await PageAsync(viewer, errors, refusals, ticked, isUnfinished, api, hub, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<RazorComponentResult<RetellStep>> PageAsync(
        Viewer viewer, IReadOnlyDictionary<string, string> errors, IReadOnlyList<(string, string)> refusals, IReadOnlyCollection<string>? ticked, bool isUnfinished,
        AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            Setup = await ShowSetup.OpenAsync(viewer, Steps.Retell, api, cancel),
            Key = await CurrentKeyAsync(viewer, api, cancel),
            Errors = errors,
            Refusals = refusals,
            Ticked = ticked,
            IsUnfinished = isUnfinished,
        });
}
