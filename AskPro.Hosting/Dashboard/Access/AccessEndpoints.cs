using AskPro.Hosting.Dashboard.Api;
using AskPro.Hosting.Dashboard.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.Access;

/// <summary>Signing in with the printed address, and out again. Everything else needs it.</summary>
internal static class AccessEndpoints
{
    private const string Login = "/login";

    public static void AddAccess(this IServiceCollection services) => services.AddSingleton<Visits>();

    public static void UseAccess(this WebApplication app)
    {
        var visits = app.Services.GetRequiredService<Visits>();
        app.Use((context, next) =>
        {
            if (IsForEverybody(context.Request.Path) || visits.HasOpen(context.Request) || IsProgram(context.Request, visits))
                return next(context);
            Refuse(context);
            return Task.CompletedTask;
        });
    }

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        app.MapGet(Login, SignIn);
        app.MapPost(Login, SignInByFormAsync);
        app.MapPost("/logout", SignOut);
    }

    private static bool IsForEverybody(PathString path) => path == Login || path.StartsWithSegments("/assets");

    /// <summary>A program shows the token with each request, and only for what programs ask.</summary>
    private static bool IsProgram(HttpRequest request, Visits visits) =>
        request.Path.StartsWithSegments(TelemetryApi.Root) && request.Headers[TelemetryApi.KeyHeader] is [{ } token] && visits.Knows(token);

    /// <summary>A page leads to the sign-in; what scripts ask for is refused, so that they do not take it for an answer.</summary>
    private static void Refuse(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            context.Response.Redirect($"{Login}?returnUrl={Uri.EscapeDataString(request.Path + request.QueryString)}");
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    private static IResult SignIn([FromQuery(Name = "t")] string? token, string? returnUrl, Visits visits, HttpContext context) =>
        token is null ? Page(returnUrl, isWrong: false) : Enter(token, returnUrl, visits, context);

    private static async Task<IResult> SignInByFormAsync(HttpRequest request, Visits visits)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        return Enter(form["token"].ToString().Trim(), form["returnUrl"], visits, request.HttpContext);
    }

    private static IResult Enter(string token, string? returnUrl, Visits visits, HttpContext context)
    {
        if (!visits.Knows(token))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page(returnUrl, isWrong: true);
        }

        visits.Open(context);
        return SeeOther.To(IsOwnPath(returnUrl) ? returnUrl! : "/");
    }

    private static IResult SignOut(Visits visits, HttpContext context)
    {
        visits.Close(context);
        return SeeOther.To(Login);
    }

    private static bool IsOwnPath(string? url) => url is ['/'] or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);

    private static RazorComponentResult<LoginPage> Page(string? returnUrl, bool isWrong) => new(new Dictionary<string, object?>
    {
        [nameof(LoginPage.ReturnUrl)] = returnUrl,
        [nameof(LoginPage.IsWrong)] = isWrong,
    });
}
