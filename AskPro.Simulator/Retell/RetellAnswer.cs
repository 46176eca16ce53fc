using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell;

/// <param name="Status">HTTP status.</param>
/// <param name="Body">Null: nothing.</param>
internal sealed record RetellAnswer(int Status, JsonNode? Body)
{
    // Compact, with umlauts as raw UTF-8.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static RetellAnswer Ok(JsonNode body) => new(StatusCodes.Status200OK, body);

    internal static RetellAnswer Created(JsonNode body) => new(StatusCodes.Status201Created, body);

    internal static RetellAnswer Empty(int status) => new(status, null);

    internal static RetellAnswer Refused(int status, string message) =>
        new(status, new JsonObject { ["status"] = "error", ["message"] = message });

    internal async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        if (Body is null)
            return;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(Body.ToJsonString(Json), cancellationToken);
    }
}
