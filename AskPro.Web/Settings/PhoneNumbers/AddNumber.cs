using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>Enters a number, or only says what is understood of it; what cannot be entered stays in the fields.</summary>
internal static class AddNumber
{
    /// <summary>Name of the button that asks for the reading alone, for browsers without scripts.</summary>
    public const string CheckOnly = "pruefen";

    public static async Task<IResult> SubmitAsync(
        Viewer viewer,
        [FromForm] string? number,
        [FromForm] string? label,
        [FromForm] string? branchId,
        [FromForm(Name = CheckOnly)] string? checkOnly,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var form = new NumberForm(number, label, FormId.Of(branchId), 0);
        var errors = new Dictionary<string, string>() as IReadOnlyDictionary<string, string>;
        if (string.IsNullOrEmpty(checkOnly))
        {
            var result = await api.AddNumberAsync(viewer.Token, form, cancel);
            if (result.Saved is not null)
                return new SeeOther(Notices.After(SettingsRoutes.Numbers, Notices.Added));
            errors = result.Errors;
        }

        return new RazorComponentResult<NumbersPage>(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            List = await api.GetNumbersAsync(viewer.Token, cancel),
            Form = form,
            // Below a refusal it would say the same twice.
            Reading = errors.ContainsKey("number") ? null : await api.ReadNumberAsync(viewer.Token, number, cancel),
            Errors = errors,
        })
        {
            StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
