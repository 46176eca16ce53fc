using AskPro.Simulator.Hosting;
using AskPro.Simulator.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Simulator.Mails;

internal static class MailEndpoints
{
    internal static void AddMailbox(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<MailboxOptions>(MailboxOptions.Section);
        builder.Services.AddSingleton<Mailbox>();
        builder.Services.AddSingleton<MailServer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailServer>());
    }

    internal static void MapMailbox(this WebApplication app)
    {
        app.MapGet("/mails", (HttpRequest request, string? sprache, Mailbox mailbox) => List(Texts(sprache, request), mailbox));
        app.MapGet("/mails.json", (Mailbox mailbox) => TypedResults.Ok(mailbox.Latest));
        app.MapGet("/mails/{id:int}", Show);
        app.MapPost("/mails", AnswerAsync);
    }

    private static RazorComponentResult<MailListPage> List(MailTexts texts, Mailbox mailbox) =>
        new(new Dictionary<string, object?>
        {
            [nameof(MailListPage.Texts)] = texts,
            [nameof(MailListPage.Mails)] = mailbox.Latest,
            [nameof(MailListPage.Answer)] = mailbox.Answer,
        });

    private static Results<RazorComponentResult<MailPage>, NotFound> Show(int id, HttpRequest request, string? sprache, Mailbox mailbox) =>
        mailbox.Find(id) is { } mail
            ? new RazorComponentResult<MailPage>(new Dictionary<string, object?>
            {
                [nameof(MailPage.Texts)] = Texts(sprache, request),
                [nameof(MailPage.Mail)] = mail,
            })
            : TypedResults.NotFound();

    // As on the page of the calls, a foreign page is kept out by the origin.
    private static async Task<IResult> AnswerAsync(HttpRequest request, Mailbox mailbox)
    {
        if (!OwnOrigin.Has(request) || !request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        var form = await request.ReadFormAsync();
        if (!Enum.TryParse<MailAnswer>(form["answer"], ignoreCase: true, out var answer) || !Enum.IsDefined(answer))
            return TypedResults.BadRequest();
        mailbox.Answer = answer;
        return SeeOther.To($"/mails?sprache={(form["sprache"] == "en" ? "en" : "de")}");
    }

    private static MailTexts Texts(string? language, HttpRequest request) => MailTexts.For(PageTexts.For(language, request));
}
