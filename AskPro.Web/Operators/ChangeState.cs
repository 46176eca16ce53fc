using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>Suspends a company, resumes it, begins its deletion or calls that off, or vouches for its numbers.</summary>
internal static class ChangeState
{
    public const string Suspend = "sperren";
    public const string Resume = "freigeben";
    public const string Delete = "loeschen";
    public const string Keep = "behalten";
    public const string Vouch = "nummern-freigeben";

    public static Task<IResult> SuspendAsync(Guid id, Viewer viewer, [FromForm] string? reason, AskProApiClient api, CancellationToken cancel) =>
        GoAsync(id, viewer, new TypedForm(Suspend, reason), "suspension", api, cancel);

    public static Task<IResult> ResumeAsync(Guid id, Viewer viewer, [FromForm] string? reason, AskProApiClient api, CancellationToken cancel) =>
        GoAsync(id, viewer, new TypedForm(Resume, reason), "resumption", api, cancel);

    public static Task<IResult> DeleteAsync(
        Guid id, Viewer viewer, [FromForm] string? reason, [FromForm] string? name, AskProApiClient api, CancellationToken cancel) =>
        GoAsync(id, viewer, new TypedForm(Delete, reason, name), "deletion", api, cancel);

    public static Task<IResult> KeepAsync(Guid id, Viewer viewer, [FromForm] string? reason, AskProApiClient api, CancellationToken cancel) =>
        GoAsync(id, viewer, new TypedForm(Keep, reason), "deletion/cancellation", api, cancel);

    public static Task<IResult> VouchAsync(Guid id, Viewer viewer, [FromForm] string? reason, AskProApiClient api, CancellationToken cancel) =>
        GoAsync(id, viewer, new TypedForm(Vouch, reason), "vouching", api, cancel);

    private static async Task<IResult> GoAsync(Guid id, Viewer viewer, TypedForm typed, string path, AskProApiClient api, CancellationToken cancel)
    {
        var result = await api.ChangeStateAsync(viewer.Token, id, path, typed.Reason, typed.Name, cancel);
        return result.Saved is null
            ? await ShowOverview.RefusedAsync(id, viewer, typed, result, api, cancel)
            : new SeeOther(Notices.After($"{OperatorRoutes.Path}/{id:D}", typed.What));
    }
}
