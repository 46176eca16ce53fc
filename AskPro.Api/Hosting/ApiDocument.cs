using System.Text.Json.Nodes;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace AskPro.Api.Hosting;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>: the contract for customers' own programs.</summary>
internal static class ApiDocument
{
    /// <summary>The right an operation needs: its name, <c>session</c> when being signed in is enough, <c>anyone</c> without a session.</summary>
    internal const string RightExtension = "x-right";

    private const string Scheme = "session";

    internal static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "AskPro API",
                Version = "v1",
                Description =
                    "Calls that an AI agent answered for a business. Sign in with `POST /api/sessions` and send the token as bearer. "
                    + "The token decides the company; a request never names one, except to switch to another company of yours. Instants are UTC (ISO 8601), telephone numbers E.164, "
                    + "errors are problem documents (RFC 9457) with a stable `code` and a `traceId`.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token of POST /api/sessions.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions[RightExtension] = new JsonNodeExtension(JsonValue.Create(RightOf(metadata)));
            return Task.CompletedTask;
        });
    });

    private static string RightOf(IList<object> metadata)
    {
        if (metadata.OfType<IAllowAnonymous>().Any()) return "anyone";
        return metadata.OfType<DeclaredRight>().LastOrDefault() switch
        {
            { IsOperators: true } => "operator",
            { Right: { } right } => RightNames.Of(right),
            _ => "session",
        };
    }

    internal static void MapApiDocument(this WebApplication app) => app.MapOpenApi().AllowAnonymous();
}
