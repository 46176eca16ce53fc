using AskPro.Web.Backend;

namespace AskPro.Web.Sessions;

/// <summary>Signs in whoever has just chosen a password through a link. Where that fails, the login page is one step more, and nothing is lost.</summary>
internal static class FirstSignIn
{
    public static async Task<SeeOther> OpenAsync(
        string email, string password, string to, AskProApiClient api, HttpContext context, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            var result = await api.SignInAsync(email, password, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent, cancel);
            if (result.Answer is not { } answer)
                return new SeeOther("/anmelden");
            await SessionCookie.BeginAsync(context, answer, clock.GetUtcNow());
            return new SeeOther(to);
        }
        catch (ServiceAwayException)
        {
            return new SeeOther("/anmelden");
        }
    }
}
