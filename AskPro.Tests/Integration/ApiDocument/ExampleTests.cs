using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.ApiDocument;

/// <summary>Every operation for customers' programs has an example, and every example is true.</summary>
public sealed class ExampleTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static readonly string[] Order = ["GET", "POST", "PUT", "DELETE"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_of_the_document_is_sent_and_answered_as_the_document_says()
    {
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(ExampleCompany.Now)));
        using var program = api.As(await ExampleCompany.AddAsync(database.Owner, Cancel));
        var document = JsonNode.Parse(await program.GetStringAsync("/openapi/v1.json", Cancel))!;
        var operations = DocumentedOperation.ForTokens(document);
        var faults = new List<string>();

        foreach (var operation in operations.OrderBy(operation => Array.IndexOf(Order, operation.Method)))
            faults.AddRange((await FaultsAsync(program, document, operation)).Select(fault => $"{operation.Id}: {fault}"));

        Assert.True(operations.Count >= 18, $"{operations.Count} operations");
        Assert.True(faults.Count == 0, "See AskPro.Api/Examples.\n" + string.Join('\n', faults));
    }

    [Fact]
    public async Task Only_operations_for_programs_name_the_scheme_of_tokens()
    {
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        var document = JsonNode.Parse(await api.CreateClient().GetStringAsync("/openapi/v1.json", Cancel))!;

        var operations = DocumentedOperation.ForTokens(document);
        Assert.DoesNotContain(operations, operation => operation.Path.StartsWith("/api/team", StringComparison.Ordinal)
            || operation.Path.StartsWith("/api/tokens", StringComparison.Ordinal) || operation.Path.StartsWith("/api/sessions", StringComparison.Ordinal));
        Assert.All(operations, operation => Assert.NotEqual("session", operation.Json["x-right"]!.GetValue<string>()));
        Assert.Equal(["Calls", "Branches", "Phone numbers"], document["tags"]!.AsArray().Take(3).Select(tag => tag!["name"]!.GetValue<string>()));
        Assert.All(["session", "token"], scheme => Assert.Equal("bearer", document["components"]!["securitySchemes"]![scheme]!["scheme"]!.GetValue<string>()));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(HttpClient program, JsonNode document, DocumentedOperation operation)
    {
        var parameters = operation.Json["parameters"]?.AsArray() ?? [];
        if (parameters.Any(parameter => parameter!["in"]!.GetValue<string>() == "path" && parameter["example"] is null)) return ["a parameter has no example"];
        if (operation.RequestContent is { } content && content["example"] is null) return ["the request has no example"];
        if (operation.RequestContent is { } body)
        {
            var wrong = JsonShape.Violations(document, body["schema"]!, body["example"]).ToList();
            if (wrong.Count > 0) return wrong.Select(fault => $"request {fault}");
        }

        var version = operation.AsksForVersion ? await VersionAsync(program, operation) : null;
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.Address(version));
        if (operation.Body(version) is { } json) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await program.SendAsync(request, Cancel);
        var answer = await response.Content.ReadAsStringAsync(Cancel);
        if ((int)response.StatusCode != operation.SuccessStatus) return [$"{(int)response.StatusCode} instead of {operation.SuccessStatus}: {answer}"];
        if (operation.AnswerContent is not { } expected) return answer.Length == 0 ? [] : [$"an answer that the document does not tell of: {answer}"];
        if (expected["example"] is not { } example) return [$"the answer has no example; it is {answer}"];
        return
        [
            .. JsonShape.Violations(document, expected["schema"]!, example).Select(fault => $"example {fault}"),
            .. JsonShape.Violations(document, expected["schema"]!, JsonNode.Parse(answer)).Select(fault => $"answer {fault}"),
            .. JsonShape.Differences(example, JsonNode.Parse(answer)),
        ];
    }

    // The version is whatever was read: of the thing itself, or of what it belongs to.
    private static async Task<long?> VersionAsync(HttpClient program, DocumentedOperation operation)
    {
        for (var path = operation.Address(null).Split('?')[0]; path.Length > "/api".Length; path = path[..path.LastIndexOf('/')])
        {
            using var response = await program.GetAsync(path, Cancel);
            if (!response.IsSuccessStatusCode) continue;
            if (DocumentedOperation.Find(await response.Content.ReadFromJsonAsync<JsonElement>(Cancel), "version") is { } version) return version.GetInt64();
        }

        return null;
    }
}
