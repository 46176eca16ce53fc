using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Team;

/// <summary>Invites a person, sends the invitation again, withdraws it.</summary>
internal static class Invite
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? email, [FromForm] string? role, [FromForm] string? scope, AskProApiClient api, FeedHub hub,
        HttpContext context, CancellationToken cancel)
    {
        // One box each; the binder takes no list of a name that may be missing.
        var ticked = context.Request.Form["branchIds"].Select(FormId.Of).OfType<Guid>();
        var form = new InviteForm(email, role, scope != SaveMember.SomeBranches, [.. ticked]);
        var result = await api.InviteAsync(viewer.Token, form, cancel);
        return result.Answer is not null ? Done(ShowTeam.Invited) : await ShowTeam.RefusedAsync(viewer, form, result.Errors, result.Code, api, hub, cancel);
    }

    public static async Task<IResult> SubmitAgainAsync(Guid id, Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.SendInvitationAgainAsync(viewer.Token, id, cancel);
        return result.Answer is not null ? Done(ShowTeam.SentAgain) : await RefusedAsync(result, viewer, api, hub, cancel);
    }

    public static async Task<IResult> WithdrawAsync(Guid id, Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.WithdrawInvitationAsync(viewer.Token, id, cancel);
        return result.Answer is not null ? Done(ShowTeam.Withdrawn) : await RefusedAsync(result, viewer, api, hub, cancel);
    }

    private static SeeOther Done(string what) => new(Notices.After(SettingsRoutes.Team, what));

    private static Task<IResult> RefusedAsync(LinkResult<NoAnswer> result, Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        ShowTeam.RefusedAsync(viewer, InviteForm.Empty, result.Errors, result.Code, api, hub, cancel);
}
