using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell.Numbers;

internal static class NumberEndpoints
{
    internal static void MapNumbers(this WebApplication app)
    {
        app.MapRetell(HttpMethod.Get, "/v2/list-phone-numbers", List);
        app.MapRetell(HttpMethod.Get, "/get-phone-number/{id}", request => RetellAnswer.Ok(Number(request).DeepClone()));
        app.MapRetell(HttpMethod.Patch, "/update-phone-number/{id}", Update);
    }

    private static RetellAnswer List(RetellRequest request) =>
        RetellAnswer.Ok(request.Page([.. request.Workspace.Numbers.Select(number => (number.Text("phone_number")!, (JsonNode)number))]));

    private static RetellAnswer Update(RetellRequest request)
    {
        var number = NumberRules.Checked(request.Workspace, Number(request), request.Body);
        number["last_modification_timestamp"] = request.Now.ToUnixTimeMilliseconds();
        request.Workspace.Put(number);
        return RetellAnswer.Ok(number.DeepClone());
    }

    private static JsonObject Number(RetellRequest request) =>
        request.Workspace.FindNumber(request.Id) ?? throw RetellRefusal.Unknown($"Phone number {request.Id}");
}
