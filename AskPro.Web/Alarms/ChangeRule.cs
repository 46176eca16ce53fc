using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Alarms;

/// <summary>Adds a rule, changes one, or removes it.</summary>
internal static class ChangeRule
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<AlarmRulePage>> NewAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Page(viewer, await api.GetAlarmsAsync(viewer.Token, cancel), null, new RuleForm { Comparison = "at_least", Severity = "warning", WindowMinutes = "5", IsOn = "true" }, NoErrors);

    public static async Task<IResult> ShowAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        var found = await api.GetAlarmsAsync(viewer.Token, cancel);
        return found.Rules.FirstOrDefault(rule => rule.Id == id) is { } rule
            ? Page(viewer, found, rule, RuleForm.Of(rule), NoErrors)
            : throw new BadHttpRequestException("There is no such rule.", StatusCodes.Status404NotFound);
    }

    public static async Task<IResult> AddAsync(Viewer viewer, [AsParameters] RuleForm form, AskProApiClient api, CancellationToken cancel) =>
        await AnswerAsync(null, viewer, form, await api.AddAlarmRuleAsync(viewer.Token, form.Wish(), cancel), api, cancel);

    public static async Task<IResult> SubmitAsync(Guid id, Viewer viewer, [AsParameters] RuleForm form, AskProApiClient api, CancellationToken cancel) =>
        await AnswerAsync(id, viewer, form, await api.ChangeAlarmRuleAsync(viewer.Token, id, form.Wish(), cancel), api, cancel);

    public static async Task<IResult> RemoveAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        await api.RemoveAlarmRuleAsync(viewer.Token, id, cancel);
        return new SeeOther(Notices.After(AlarmRoutes.Path, Notices.Removed));
    }

    /// <summary>The page of the rule with what was typed for its mute and why it is not muted.</summary>
    public static async Task<IResult> RefusedMuteAsync(
        Guid id, Viewer viewer, MuteForm form, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var found = await api.GetAlarmsAsync(viewer.Token, cancel);
        if (found.Rules.FirstOrDefault(rule => rule.Id == id) is not { } rule) throw new BadHttpRequestException("There is no such rule.", StatusCodes.Status404NotFound);
        var page = Page(viewer, found, rule, RuleForm.Of(rule), NoErrors, mute: form, muteErrors: errors);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<IResult> AnswerAsync(
        Guid? id, Viewer viewer, RuleForm form, SaveResult<AlarmRuleAnswer> result, AskProApiClient api, CancellationToken cancel)
    {
        if (result.Saved is not null) return new SeeOther(Notices.After(AlarmRoutes.Path, id is null ? Notices.Added : AlarmRoutes.Saved));
        var found = await api.GetAlarmsAsync(viewer.Token, cancel);
        var rule = found.Rules.FirstOrDefault(known => known.Id == id);
        // What somebody else has saved meanwhile is shown beside what was typed; the next try is made knowing it.
        if (result.ChangedMeanwhile && rule is not null) form.Version = RuleForm.Of(rule).Version;
        var page = Page(viewer, found, rule, form, result.Errors, result.ChangedMeanwhile);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static RazorComponentResult<AlarmRulePage> Page(
        Viewer viewer, AlarmsAnswer found, AlarmRuleAnswer? rule, RuleForm form, IReadOnlyDictionary<string, string> errors, bool changedMeanwhile = false,
        MuteForm? mute = null, IReadOnlyDictionary<string, string>? muteErrors = null) =>
        new(new
        {
            Viewer = viewer, Found = found, Rule = rule, Form = form, Errors = errors, ChangedMeanwhile = changedMeanwhile, Mute = mute ?? new MuteForm(),
            MuteErrors = muteErrors ?? NoErrors,
        });
}
