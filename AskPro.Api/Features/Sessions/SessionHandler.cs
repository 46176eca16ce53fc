using System.Text.Encodings.Web;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AskPro.Api.Features.Sessions;

/// <summary>Turns a bearer token into user and company: expired, revoked or unknown tokens are nobody.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    SessionDirectory sessions, SessionUse use, IHostEnvironment environment, IProblemDetailsService problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "Session";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (!SessionToken.TryHash(header[Prefix.Length..].Trim(), out var hash)) return AuthenticateResult.Fail("No token of this API.");
        if (await sessions.FindAsync(hash, Context.RequestAborted) is not { } session) return AuthenticateResult.Fail("No such session.");
        // As in SignIn: a database that was seeded in development lets nobody in elsewhere, with an older session neither.
        if (session.IsDemo && !environment.IsDevelopment()) return AuthenticateResult.Fail("A session of a demo company.");

        await use.RecordAsync(session, Context.RequestAborted);
        return AuthenticateResult.Success(new AuthenticationTicket(SessionClaims.Principal(session), SchemeName));
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var declared = Context.GetEndpoint()?.Metadata.GetMetadata<DeclaredRight>();
        Response.StatusCode = StatusCodes.Status403Forbidden;
        var details = new ProblemDetails { Status = StatusCodes.Status403Forbidden };
        if (declared is { IsOperators: true })
        {
            details.Detail = "This is for operators of the platform only.";
        }
        else if (Context.User.Session().CompanyId is null)
        {
            details.Detail = TenantTransactionFilter.CompanyRequired().ProblemDetails.Detail;
            details.Extensions["code"] = ProblemCodes.CompanyRequired;
        }
        else
        {
            details.Detail = "Your role in this company lacks the right that this needs. Ask an owner of the company.";
            details.Extensions["right"] = declared?.Right;
        }
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = Context, ProblemDetails = details });
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = Context,
            ProblemDetails =
            {
                Status = StatusCodes.Status401Unauthorized,
                Detail = "No valid session. Sign in with POST /api/sessions and send the token as bearer.",
            },
        });
    }
}
