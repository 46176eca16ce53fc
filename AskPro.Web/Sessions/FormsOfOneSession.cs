using Microsoft.AspNetCore.Antiforgery;

namespace AskPro.Web.Sessions;

/// <summary>
/// Binds a form to the session it was shown in. A tab that still shows the company before a switch cannot change the one after it:
/// its form is refused like any other from elsewhere.
/// </summary>
internal sealed class FormsOfOneSession : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => Viewer.From(context.User)?.SessionTag ?? "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == GetAdditionalData(context);
}
