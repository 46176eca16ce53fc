using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>A new company and the invitation of its first owner.</summary>
internal static class FoundCompany
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static RazorComponentResult<NewCompanyPage> Show(Viewer viewer) =>
        new(new { Viewer = viewer, Form = new NewCompanyForm(), Errors = NoErrors });

    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? name, [FromForm] string? language, [FromForm] string? email, AskProApiClient api, CancellationToken cancel)
    {
        var form = new NewCompanyForm(name, language, email);
        var result = await api.CreateCompanyAsync(viewer.Token, form, cancel);
        return result.Saved is { } created
            ? new SeeOther(Notices.After($"{OperatorRoutes.Path}/{created.Id:D}", Notices.Added))
            : new RazorComponentResult<NewCompanyPage>(new { Viewer = viewer, Form = form, Errors = result.Errors }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
