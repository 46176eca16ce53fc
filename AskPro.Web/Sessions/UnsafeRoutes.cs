using Microsoft.AspNetCore.Antiforgery;

namespace AskPro.Web.Sessions;

/// <summary>
/// The one way to map a route that changes something. The middleware alone validates only handlers that bind a form,
/// so the token is also checked here; a test walks all routes and finds those without it.
/// </summary>
internal static class UnsafeRoutes
{
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler).WithMetadata(new Required()).AddEndpointFilter(ValidateAsync);

    // The middleware's verdict lies in a feature; the form itself must not be touched any more when it is bad.
    private static ValueTask<object?> ValidateAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? next(context)
            : new(Results.StatusCode(StatusCodes.Status400BadRequest));

    private sealed class Required : IAntiforgeryMetadata
    {
        public bool RequiresValidation => true;
    }
}
