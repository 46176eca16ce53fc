using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Agents;

/// <summary>Saves what an agent is called and for which branch it speaks.</summary>
internal static class SaveAgent
{
    public static async Task<IResult> SubmitAsync(
        Guid id,
        Viewer viewer,
        [FromForm] string? name,
        [FromForm] string? branchId,
        [FromForm] uint version,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var form = new AgentForm(null, name, FormId.Of(branchId), version);
        var result = await api.ChangeAgentAsync(viewer.Token, id, form, cancel);
        return result.Saved is not null
            ? new SeeOther($"{SettingsRoutes.Agents}/{id:D}?{Companies.ShowCompany.SavedParameter}=1")
            : await RefusedAsync(id, viewer, form, result.Errors, api, hub, cancel);
    }

    /// <summary>The page again: with the errors, or beside what somebody else saved in between.</summary>
    public static async Task<IResult> RefusedAsync(
        Guid id,
        Viewer viewer,
        AgentForm? form,
        IReadOnlyDictionary<string, string> errors,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var stored = await api.GetAgentAsync(viewer.Token, id, cancel);
        var changedMeanwhile = errors.Count == 0;
        form ??= AgentForm.Of(stored.Agent);
        var shown = changedMeanwhile ? form with { Version = stored.Agent.Version } : form;
        return RefusedForm.Page<AgentPage>(viewer, hub, stored, shown, errors, changedMeanwhile);
    }
}
