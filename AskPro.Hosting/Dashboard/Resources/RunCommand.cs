using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Dashboard.Consoles;
using AskPro.Hosting.Dashboard.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>POST /resources/{name}/commands/{command}: answers when the command has ended.</summary>
internal static class RunCommand
{
    public static async Task<IResult> HandleAsync(
        string name, string command, ResourceBoard board, ResourceCommandService commands, CommandNotices notices, IHostApplicationLifetime lifetime, HttpRequest request)
    {
        if (board.Find(name) is not { } resource)
            return TypedResults.NotFound();
        var text = board.Row(resource).Commands.FirstOrDefault(known => known.Name == command)?.Text ?? command;
        // Who leaves the page does not take the command back.
        var result = await commands.ExecuteCommandAsync(resource, command, lifetime.ApplicationStopping);
        var notice = new CommandNotice(AnsiText.Plain(Sentence(resource.Name, text, result)), result.Success);
        return request.Headers.ContainsKey("X-Fragment")
            ? new RazorComponentResult<CommandResultNotice>(new Dictionary<string, object?> { [nameof(CommandResultNotice.Notice)] = notice })
            : SeeOther.To($"/resources/{resource.Name}?notice={notices.Keep(notice)}");
    }

    private static string Sentence(string resource, string command, ExecuteCommandResult result) =>
        (result.Success, result.Message) switch
        {
            (true, null or "") => $"{resource}: {command} is done.",
            (true, var message) => $"{resource}: {command} is done. {message}",
            (false, null or "") => $"{resource}: {command} did not work.",
            (false, var message) => $"{resource}: {command} did not work. {message}",
        };
}
