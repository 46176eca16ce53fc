using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.RetellWebhooks;

/// <summary><c>POST /api/retell-webhooks/looks</c>: asks Retell how the company's agents stand, and changes nothing there.</summary>
internal static class LookAtWebhooks
{
    internal static void MapLookAtWebhooks(this RouteGroupBuilder webhooks) =>
        webhooks.MapPost("/looks", HandleAsync)
            .Needs(Right.Manage)
            .WithMetadata(new AsksOutside())
            .WithName("LookAtRetellWebhooks")
            .WithSummary("Look at the webhooks at Retell")
            .WithDescription(
                "Answers and keeps how each agent stands; nothing is changed at Retell. `unfinished` agents were not got to in time: look again, it begins with those. "
                + "424 with a `retell_…` code when Retell does not answer; 409 `no_retell_key`, `retell_key_unreadable` or `registration_under_way`.")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status424FailedDependency);

    private static async Task<Results<Ok<WebhookList>, ProblemHttpResult>> HandleAsync(
        WebhookTurn turn, WebhookReader reader, AskProDbContext database, TenantContext tenant, CancellationToken cancellationToken)
    {
        var (unfinished, problem) = await turn.LookAsync(cancellationToken);
        if (problem is not null) return problem;
        await using var transaction = await TenantTransaction.BeginReadAsync(database, tenant, cancellationToken);
        var list = await reader.AllAsync(unfinished, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(list);
    }
}
