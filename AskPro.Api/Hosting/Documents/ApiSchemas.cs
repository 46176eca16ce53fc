using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AskPro.Api.Hosting.Documents;

/// <summary>Makes the schemas say what this Api takes and answers.</summary>
internal static class ApiSchemas
{
    /// <summary>Records inside a use case bear its name too: there is a <c>Change</c> in many, and the document has one place for each name.</summary>
    internal static string? NameOf(JsonTypeInfo type)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name) return null;
        return type.Type.DeclaringType is { } useCase ? useCase.Name + name : name;
    }

    /// <summary>
    /// What may be null may be left out of a request; a record alone says that it has to be there. Answers always have every member.
    /// </summary>
    internal static void Relax(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.ParameterDescription is null || context.JsonPropertyInfo is not null || schema.Required is not { } required || schema.Properties is not { } members) return;
        foreach (var name in required.Where(name => MayBeNull(members[name])).ToList())
            required.Remove(name);
    }

    private static bool MayBeNull(IOpenApiSchema member) =>
        member.Type?.HasFlag(JsonSchemaType.Null) == true || member.OneOf?.Any(choice => choice.Type?.HasFlag(JsonSchemaType.Null) == true) == true;
}
