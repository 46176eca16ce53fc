using System.Text.Json.Nodes;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace AskPro.Api.Hosting.Documents;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>: the contract for customers' own programs.</summary>
internal static class ApiDocument
{
    /// <summary>The right an operation needs: its name, <c>session</c> when being signed in is enough, <c>anyone</c> without a session.</summary>
    internal const string RightExtension = "x-right";

    private const string Session = "session";
    private const string Token = "token";

    internal static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(options =>
    {
        options.CreateSchemaReferenceId = ApiSchemas.NameOf;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            ApiSchemas.Relax(schema, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "AskPro API",
                Version = "v1",
                Description =
                    "Calls that an AI agent answered for a business. Programs send an API token as bearer (made in the front end under "
                    + "`/einstellungen/zugriffstoken`), people the token of `POST /api/sessions`; operations without the scheme `token` are for people only. "
                    + "The token decides the company; a request never names one, except to switch to another company of yours. Instants are UTC (ISO 8601), telephone numbers E.164, "
                    + "errors are problem documents (RFC 9457) with a stable `code` and a `traceId`. `GET /openapi/guide.md` is a short guide.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Session] = Bearer("The token of POST /api/sessions.");
            document.Components.SecuritySchemes[Token] = Bearer("An API token, `askpro_…`. `x-right` names the scope that it needs.");
            ApiTags.Sort(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            var isForTokens = ApiExamples.IsForTokens(metadata);
            if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
                operation.Security = [.. Schemes(isForTokens).Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];
            if (isForTokens) ApiExamples.Add(operation);
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions[RightExtension] = new JsonNodeExtension(JsonValue.Create(RightOf(metadata)));
            return Task.CompletedTask;
        });
    });

    internal static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapApiGuide();
    }

    private static string[] Schemes(bool isForTokens) => isForTokens ? [Token, Session] : [Session];

    private static OpenApiSecurityScheme Bearer(string description) =>
        new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = description };

    private static string RightOf(IList<object> metadata)
    {
        if (metadata.OfType<IAllowAnonymous>().Any()) return "anyone";
        return metadata.OfType<DeclaredRight>().LastOrDefault() switch
        {
            { IsOperators: true } => "operator",
            { Right: { } right } => RightNames.Of(right),
            _ => Session,
        };
    }
}
