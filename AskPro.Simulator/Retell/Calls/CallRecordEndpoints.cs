using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Simulator.Calls;

namespace AskPro.Simulator.Retell.Calls;

internal static class CallRecordEndpoints
{
    private static readonly string[] Known = ["filter_criteria", "limit", "skip", "pagination_key", "sort_order", "include_total"];

    internal static void MapCallRecords(this WebApplication app)
    {
        var calls = app.Services.GetRequiredService<SimulatedCalls>();
        app.MapRetell(HttpMethod.Get, "/v2/get-call/{id}", request => Get(request, calls));
        app.MapRetell(HttpMethod.Post, "/v3/list-calls", request => List(request, calls));
    }

    private static RetellAnswer Get(RetellRequest request, SimulatedCalls calls) =>
        calls.Find(request.Id) is { } call && call.Route.Workspace == request.Workspace.Name
            ? RetellAnswer.Ok(CallDocument.Of(call, request.Now))
            : throw RetellRefusal.Unknown($"Call {request.Id}");

    private static RetellAnswer List(RetellRequest request, SimulatedCalls calls)
    {
        var body = request.Body;
        if (body.FirstOrDefault(member => !Known.Contains(member.Key)).Key is { } unknown)
            throw RetellRefusal.BadRequest($"{unknown} is unknown.");
        var skip = Whole(body, "skip") ?? 0;
        var after = body.Text("pagination_key");
        if (skip < 0 || (skip > 0 && after is not null))
            throw RetellRefusal.BadRequest("skip must not be negative, and not be used with pagination_key.");

        var filter = CallCriteria.Read(body["filter_criteria"]);
        var found = calls.Of(request.Workspace.Name)
            .Select(call => (Call: call, Document: CallDocument.Of(call, request.Now)))
            .Where(item => filter.Match(item.Document))
            .OrderBy(item => item.Document["start_timestamp"]?.GetValue<long>() ?? item.Call.PlacedAt.ToUnixTimeMilliseconds())
            .Select(item => (item.Call.Staged.CallId, (JsonNode)CallDocument.Listed(item.Document)))
            .ToList();
        var page = RetellRequest.Page(found, Whole(body, "limit") ?? 50, body.Text("sort_order"), after, skip);
        if (body.Flag("include_total"))
            page["total"] = found.Count;
        return RetellAnswer.Ok(page);
    }

    private static int? Whole(JsonObject body, string name) => body[name] switch
    {
        null => null,
        { } value when value.GetValueKind() == JsonValueKind.Number && value.AsWhole() is { } number => number,
        _ => throw RetellRefusal.BadRequest($"{name} must be a whole number."),
    };
}
