using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using AskPro.Web.Settings.Team;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>Invites the first owner of a company, sends the invitation again, withdraws it.</summary>
internal static class InviteOwner
{
    public const string What = "einladung";

    public static async Task<IResult> SubmitAsync(Guid id, Viewer viewer, [FromForm] string? email, AskProApiClient api, CancellationToken cancel) =>
        await GoAsync(id, viewer, new TypedForm(What, Email: email), await api.InviteOwnerAsync(viewer.Token, id, email, cancel), ShowTeam.Invited, api, cancel);

    public static async Task<IResult> SubmitAgainAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        await GoAsync(id, viewer, new TypedForm(What), await api.InviteOwnerAgainAsync(viewer.Token, id, cancel), ShowTeam.SentAgain, api, cancel);

    public static async Task<IResult> WithdrawAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        await GoAsync(id, viewer, new TypedForm(What), await api.WithdrawOwnerAsync(viewer.Token, id, cancel), ShowTeam.Withdrawn, api, cancel);

    private static async Task<IResult> GoAsync(
        Guid id, Viewer viewer, TypedForm typed, LinkResult<CompanyOverviewAnswer> result, string done, AskProApiClient api, CancellationToken cancel) =>
        result.Answer is not null
            ? new SeeOther(Notices.After($"{OperatorRoutes.Path}/{id:D}", done))
            : await ShowOverview.RefusedAsync(id, viewer, typed, result.Errors, result.Code, api, cancel);
}
