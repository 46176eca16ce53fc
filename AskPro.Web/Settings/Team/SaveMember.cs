using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Team;

/// <summary>Saves role and branches of a person.</summary>
internal static class SaveMember
{
    /// <summary>Value of <c>scope</c> for people who see the calls of some branches only.</summary>
    public const string SomeBranches = "some";

    /// <summary>What Api would say, on the page instead of as an error.</summary>
    internal static readonly IReadOnlyDictionary<string, string> NotForSupport = new Dictionary<string, string> { ["role"] = "not_for_support" };

    public static async Task<IResult> SubmitAsync(
        Guid id,
        Viewer viewer,
        [FromForm] string? role,
        [FromForm] string? scope,
        [FromForm] uint version,
        AskProApiClient api,
        FeedHub hub,
        HttpContext context,
        CancellationToken cancel)
    {
        // One box each; the binder takes no list of a name that may be missing.
        var ticked = context.Request.Form["branchIds"].Select(FormId.Of).OfType<Guid>();
        var form = new MemberForm(role, scope != SomeBranches, [.. ticked], version);
        if (viewer.Support is not null)
            return await RefusedAsync(id, viewer, form, NotForSupport, api, hub, cancel);
        var result = await api.ChangeMemberAsync(viewer.Token, id, form, cancel);
        if (result.Saved is null)
            return await RefusedAsync(id, viewer, form, result.Errors, api, hub, cancel);
        if (id != viewer.UserId)
            return new SeeOther($"{SettingsRoutes.Team}/{id:D}?{Companies.ShowCompany.SavedParameter}=1");
        // The own role may no longer open this page.
        await ViewerRefresh.ReadAgainAsync(context, viewer);
        return new SeeOther("/");
    }

    /// <summary>The page again: with the errors, or beside what somebody else saved in between.</summary>
    public static async Task<IResult> RefusedAsync(
        Guid id, Viewer viewer, MemberForm? form, IReadOnlyDictionary<string, string> errors, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var stored = await api.GetMemberAsync(viewer.Token, id, cancel);
        var changedMeanwhile = errors.Count == 0;
        form ??= MemberForm.Of(stored.Member);
        var shown = changedMeanwhile ? form with { Version = stored.Member.Version } : form;
        return RefusedForm.Page<MemberPage>(viewer, hub, stored, shown, errors, changedMeanwhile);
    }
}
