using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Hosting;

/// <summary>Every error is a problem document (RFC 9457) with a stable <c>code</c> and the trace id to quote.</summary>
internal static class Problems
{
    private const string Code = "code";

    internal static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions.TryAdd(Code, ProblemCodes.For(context.ProblemDetails.Status)));
        builder.Services.AddExceptionHandler<DatabaseAwayHandler>();

        // The same answer in every environment: a body that cannot be read is the client's fault, not an exception.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
    }

    internal static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    internal static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { [Code] = code });

    internal static ProblemHttpResult NotFound(string detail) =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, detail);

    /// <summary>Two people edited at once: the second one decides anew.</summary>
    internal static ProblemHttpResult ChangedMeanwhile() =>
        Of(StatusCodes.Status409Conflict, ProblemCodes.ChangedMeanwhile, "Somebody else changed this after you read it. Read it again and decide.");

    internal static ProblemHttpResult Invalid(string code, string detail) =>
        Of(StatusCodes.Status400BadRequest, code, detail);
}
