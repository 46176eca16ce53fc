using System.Text.Json.Nodes;
using AskPro.Api.Hosting.Rights;
using Microsoft.OpenApi;

namespace AskPro.Api.Hosting.Documents;

/// <summary>
/// The examples of the document: one file an operation in <c>Examples/</c>, named by its id. A test sends every one of them and
/// compares the answer.
/// </summary>
internal static class ApiExamples
{
    private const string Json = "application/json";

    /// <summary>Whether API tokens may call the operation: then it has an example.</summary>
    internal static bool IsForTokens(IList<object> metadata) =>
        metadata.OfType<DeclaredRight>().LastOrDefault() is { Right: not null } && !metadata.OfType<RefusesTokens>().Any();

    internal static void Add(OpenApiOperation operation)
    {
        if (Read(operation.OperationId) is not { } example) return;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            parameter.Example = example["parameters"]?[parameter.Name!]?.DeepClone();
        Set(operation.RequestBody?.Content, example["request"]);
        Set(operation.Responses?.FirstOrDefault(response => response.Key.StartsWith('2')).Value?.Content, example["answer"]);
    }

    private static void Set(IDictionary<string, OpenApiMediaType>? content, JsonNode? example)
    {
        if (example is not null && content?.TryGetValue(Json, out var media) == true) media.Example = example.DeepClone();
    }

    private static JsonNode? Read(string? operationId)
    {
        using var stream = typeof(ApiExamples).Assembly.GetManifestResourceStream($"example-{operationId}.json");
        return stream is null ? null : JsonNode.Parse(stream);
    }
}
