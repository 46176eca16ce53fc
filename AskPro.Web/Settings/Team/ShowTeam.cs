using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Team;

/// <summary>The people of the company, those who were invited, and the form for another one.</summary>
internal static class ShowTeam
{
    public const string Invited = "eingeladen";
    public const string SentAgain = "erneut-gesendet";
    public const string Withdrawn = "zurueckgezogen";

    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<TeamPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        PageAsync(viewer, InviteForm.Empty, NoErrors, null, done, api, hub, cancel);

    /// <summary>The page with what was typed and why nobody was invited.</summary>
    public static async Task<IResult> RefusedAsync(
        Viewer viewer, InviteForm form, IReadOnlyDictionary<string, string> errors, string? code, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var page = await PageAsync(viewer, form, errors, code, null, api, hub, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<RazorComponentResult<TeamPage>> PageAsync(
        Viewer viewer, InviteForm form, IReadOnlyDictionary<string, string> errors, string? code, string? done, AskProApiClient api, FeedHub hub,
        CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var team = await api.GetTeamAsync(viewer.Token, cancel);
        var invitations = await api.GetInvitationsAsync(viewer.Token, cancel);
        var accesses = await api.GetSupportAccessesAsync(viewer.Token, cancel);
        return new(new { Viewer = viewer, Seq = seq, Members = team.Items, Invitations = invitations, Accesses = accesses.Items, Form = form, Errors = errors, Code = code, Done = done });
    }
}
