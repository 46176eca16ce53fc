using System.Security.Claims;
using System.Text.Encodings.Web;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.ApiTokens;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AskPro.Api.Features.ApiTokens;

/// <summary>Turns an API token into company and rights. Who holds one that has ended is told so: they hold the secret already.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    ApiTokenDirectory tokens, TokenUse use, TimeProvider time, IHostEnvironment environment, IProblemDetailsService problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "ApiToken";

    private const string Bearer = "Bearer ";
    private const string MakeAnother = "Somebody of the company makes another one under /einstellungen/zugriffstoken.";

    private (string Code, string Detail) _refusal = (ProblemCodes.InvalidToken, $"There is no such token. {MakeAnother}");

    /// <summary>This scheme for what looks like one of its tokens; null leaves the request to sessions.</summary>
    internal static string? Select(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith(Bearer + TokenSecret.Prefix, StringComparison.OrdinalIgnoreCase) ? SchemeName : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (!TokenSecret.TryHash(secret, out var hash)) return AuthenticateResult.Fail("No token of this API.");
        if (await tokens.FindAsync(hash, Context.RequestAborted) is not { } token) return AuthenticateResult.Fail("No such token.");
        if (token.RevokedAt is { } revoked)
            return Refuse(ProblemCodes.TokenRevoked, $"This token was revoked at {revoked.UtcDateTime:u}. {MakeAnother}");
        if (token.ExpiresAt <= time.GetUtcNow())
            return Refuse(ProblemCodes.TokenExpired, $"This token expired at {token.ExpiresAt.UtcDateTime:u}. {MakeAnother}");
        if (token.CompanyState == CompanyStates.Suspended)
            return Refuse(ProblemCodes.CompanySuspended, "The company of this token is suspended. The operator of this platform knows why and can resume it.");
        if (token.CompanyState != CompanyStates.Active)
            return Refuse(ProblemCodes.CompanyDeleting, "The company of this token is being deleted. The operator of this platform can still keep it.");
        // As with sessions: a database that was seeded in development lets nobody in elsewhere.
        if (token.IsDemo && !environment.IsDevelopment()) return AuthenticateResult.Fail("A token of a demo company.");

        await use.RecordAsync(token, Context.RequestAborted);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new TokenIdentity(token)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer error=\"invalid_token\"";
        return WriteAsync(StatusCodes.Status401Unauthorized, _refusal.Detail, _refusal.Code, null);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var metadata = Context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<RefusesTokens>() is not null || metadata?.GetMetadata<DeclaredRight>()?.Right is not { } right)
            return WriteAsync(StatusCodes.Status403Forbidden, "No token may do this. Sign in with POST /api/sessions or in the front end.", ProblemCodes.SessionOnly, null);
        var name = RightNames.Of(right);
        Response.Headers[HeaderNames.WWWAuthenticate] = $"Bearer error=\"insufficient_scope\", scope=\"{name}\"";
        return WriteAsync(
            StatusCodes.Status403Forbidden, $"This needs the right {name}: the token lacks it, or its person has lost it. {MakeAnother}",
            ProblemCodes.For(StatusCodes.Status403Forbidden), right);
    }

    private AuthenticateResult Refuse(string code, string detail)
    {
        _refusal = (code, detail);
        return AuthenticateResult.Fail(detail);
    }

    private async Task WriteAsync(int status, string detail, string code, Right? right)
    {
        Response.StatusCode = status;
        var context = new ProblemDetailsContext { HttpContext = Context, ProblemDetails = { Status = status, Detail = detail, Extensions = { ["code"] = code } } };
        if (right is not null) context.ProblemDetails.Extensions["right"] = right;
        await problems.TryWriteAsync(context);
    }
}
