using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Operators;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AskPro.Web.Sessions;

/// <summary>
/// The cookie <c>askpro</c> (<c>__Host-askpro</c> outside Development): it carries the whole session, so a restart of Web
/// signs nobody out.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "askpro";
    public const string FormsName = "askpro.forms";

    /// <summary>Browsers take a cookie of this prefix only from https, for this host alone: a neighbouring host cannot plant one.</summary>
    public const string HostPrefix = "__Host-";

    public const string ReturnTo = "zurueck";
    public const string Reason = "grund";
    public const string ReasonEnded = "abgelaufen";
    public const string ReasonNewPassword = "passwort-neu";

    public const string ReasonTooLate = "zu-spaet";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public static void AddSessions(this IHostApplicationBuilder builder)
    {
        // Development runs on plain http; everywhere else a cookie that could travel in the clear is a mistake of the configuration.
        var isPlain = builder.Environment.IsDevelopment();
        var prefix = isPlain ? "" : HostPrefix;
        builder.Services.Configure<CookiePolicyOptions>(options =>
            options.Secure = isPlain ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = prefix + Name;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Lifetime;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = ViewerRefresh.ValidateAsync;
            options.Events.OnRedirectToLogin = context => ChallengeAsync(context.HttpContext, ended: context.HttpContext.Items.ContainsKey(ReasonEnded));
            options.Events.OnRedirectToAccessDenied = context =>
            {
                if (OperatorFallback.Applies(context.HttpContext))
                    return new SeeOther(OperatorRoutes.Path).ExecuteAsync(context.HttpContext);
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<ShortCookies>();
        builder.Services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormsOfOneSession>();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = prefix + FormsName;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            // Antiforgery throws on plain http when it is set to Always itself; the cookie policy makes it Secure all the same.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // frame-ancestors of the content security policy says it for every page.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>To the login page and back afterwards; a script gets a plain 401, a redirect would look like success to it.</summary>
    public static Task ChallengeAsync(HttpContext context, bool ended)
    {
        if (LiveRequest.IsFromScript(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        var query = QueryString.Empty;
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path != "/")
            query = query.Add(ReturnTo, context.Request.Path + context.Request.QueryString);
        if (ended)
            query = query.Add(Reason, ReasonEnded);
        return new SeeOther("/anmelden" + query).ExecuteAsync(context);
    }

    public static Task BeginAsync(HttpContext context, SignInAnswer answer, DateTimeOffset now) => context.SignInAsync(
        Viewer.ToPrincipal(new SessionToken(answer.Token), answer, now),
        new AuthenticationProperties { IsPersistent = true });

    /// <summary>Api no longer knows the session: forget the cookie too.</summary>
    public static async Task EndAsync(HttpContext context)
    {
        await context.SignOutAsync();
        await ChallengeAsync(context, ended: true);
    }
}
