using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.StepUp;

/// <summary>Takes the proof and carries on with what was interrupted.</summary>
internal static class Confirm
{
    public const string Path = "/bestaetigen";
    public const string PasskeyOptions = $"{Path}/passkey";
    public const string Waiting = "weiter";

    public static void MapStepUp(this IEndpointRouteBuilder app)
    {
        // Whoever reloads the page of a refused proof: what waited was in the form and is gone.
        app.MapGet(Path, () => new SeeOther("/")).NeedsSessionOnly();
        app.MapForm(Path, SubmitAsync).NeedsSessionOnly();
        app.MapForm(PasskeyOptions, BeginPasskeyAsync).NeedsSessionOnly();
    }

    public static async Task<RazorComponentResult<ConfirmPage>> PageAsync(
        HttpContext context, Viewer viewer, Interruption interruption, IReadOnlyDictionary<string, string> errors)
    {
        var services = context.RequestServices;
        var api = services.GetRequiredService<AskProApiClient>();
        var ways = await api.GetSecurityAsync(viewer.Token, context.RequestAborted);
        var act = interruption.ActOf(services);
        List<ActFact> facts = [];
        foreach (var read in act.Facts)
        {
            if (await read(interruption, viewer, api, context.RequestAborted) is { } fact) facts.Add(fact);
        }
        context.Response.Headers.CacheControl = "no-store";
        return new(new
        {
            Viewer = viewer,
            Form = new ConfirmForm(errors, ways.AuthenticatorSince is not null, ways.Passkeys.Count > 0, act.Title(), facts),
            Back = interruption.Back,
            Waits = services.GetRequiredService<Interruptions>().Protect(interruption),
        })
        {
            StatusCode = errors.Count == 0 ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm(Name = Waiting)] string? waits, [FromForm] string? password, [FromForm] string? code,
        [FromForm] string? credential, Interruptions interruptions, ShortCookies cookies, AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        if (interruptions.Read(waits, viewer) is not { } interruption)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var (state, answer) = string.IsNullOrEmpty(credential) ? default : cookies.Finish(context, credential);
        var errors = await api.VerifySessionAsync(viewer.Token, new { password, code, credential = answer, state }, cancel);
        return errors.Count == 0 ? new CarryOn(interruption) : await PageAsync(context, viewer, interruption, errors);
    }

    /// <summary>For the script: what the device is asked.</summary>
    private static async Task<IResult> BeginPasskeyAsync(Viewer viewer, ShortCookies cookies, AskProApiClient api, HttpContext context, CancellationToken cancel) =>
        Results.Json(cookies.Begin(context, await api.BeginVerificationAsync(viewer.Token, cancel)));

    private sealed class CarryOn(Interruption interruption) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => interruption.CarryOnAsync(httpContext);
    }
}
