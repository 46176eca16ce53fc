using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account;

/// <summary>Name, address, password and sessions of the person.</summary>
internal static class ShowAccount
{
    public const string DoneParameter = "fertig";
    public const string NoMember = "kein-mitglied";

    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<AccountPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = DoneParameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        await PageAsync(viewer, viewer.DisplayName, NoErrors, done, api, hub, cancel);

    /// <summary>The page with what was typed and why it cannot be saved.</summary>
    public static async Task<RazorComponentResult<AccountPage>> RefusedAsync(
        Viewer viewer, string? name, IReadOnlyDictionary<string, string> errors, AskProApiClient api, FeedHub hub, CancellationToken cancel,
        string? newEmail = null)
    {
        var page = await PageAsync(viewer, name, errors, null, api, hub, cancel, newEmail);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    public static SeeOther Done(string what) => new($"{AccountRoutes.Path}?{DoneParameter}={what}");

    private static async Task<RazorComponentResult<AccountPage>> PageAsync(
        Viewer viewer, string? name, IReadOnlyDictionary<string, string> errors, string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel,
        string? newEmail = null)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var sessions = await api.GetSessionsAsync(viewer.Token, cancel);
        var me = await api.GetMeAsync(viewer.Token, cancel);
        return new(new
        {
            Viewer = viewer,
            Seq = seq,
            Sessions = sessions.Items,
            Companies = me.Companies,
            Name = name,
            NewEmail = newEmail,
            Errors = errors,
            Message = Sentence(done),
            IsRefusal = done == NoMember,
        });
    }

    private static string? Sentence(string? done) => done switch
    {
        "name" => Words.NameSaved,
        "e-mail" => Words.EmailAsked,
        "passwort" => Words.PasswordSaved,
        "sitzung" => Words.SessionGone,
        "sitzungen" => Words.SessionsGone,
        NoMember => Words.SwitchRefused,
        _ => null,
    };
}
