using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.RetellWebhooks;

/// <summary><c>POST /api/retell-webhooks/registrations</c>: puts the company's address into one agent. One at a time: several take longer than a page may.</summary>
internal static class RegisterWebhook
{
    internal static void MapRegisterWebhook(this RouteGroupBuilder webhooks) =>
        webhooks.MapPost("/registrations", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithMetadata(new AsksOutside())
            .WithName("RegisterRetellWebhook")
            .WithSummary("Register the webhook of an agent at Retell")
            .WithDescription(
                "Puts the company's own address into the versions that calls reach, as docs/adr/0011 says, and answers how the agent stands then: 200 also when a person has to do "
                + "something at Retell first. Doing it twice changes nothing. An agent that is another company's too (`shared_agent`) is left alone. Somebody's draft (`foreign_draft`) is published only when `confirmedDraft` is its fingerprint: when it was changed since it was shown, the answer "
                + "is `foreign_draft` again, with the draft as it is now. Support cannot confirm one (`not_for_support`). 424 with a `retell_…` code when Retell did nothing, `registration_cut_off` when it stopped on the way, or its answer to the first change did not come: register "
                + "again, it carries on. 409 `no_retell_key`, `retell_key_unreadable` or `registration_under_way`.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status424FailedDependency);

    private static async Task<Results<Ok<WebhookView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Wish wish, WebhookTurn turn, WebhookReader reader, AskProDbContext database, TenantContext tenant, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        // What callers hear is the company's own decision; support repairs.
        if (wish.ConfirmedDraft is not null && tenant.Role == MembershipRoles.Support) errors.Add("confirmedDraft", FieldErrorCodes.NotForSupport);
        if (errors.Any) return errors.ToProblem();
        var (isKnown, problem) = await turn.RegisterAsync(wish.AgentId ?? "", wish.ConfirmedDraft, cancellationToken);
        if (problem is not null) return problem;
        if (!isKnown) return Problems.NotFound("The company has no such agent, and none of its numbers leads to it.");
        await using var transaction = await TenantTransaction.BeginReadAsync(database, tenant, cancellationToken);
        var list = await reader.AllAsync(0, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(list.Items.Single(view => view.AgentId == wish.AgentId));
    }

    /// <param name="AgentId">Retell's id of the agent.</param>
    /// <param name="ConfirmedDraft">The fingerprint of somebody's draft that shall be published with all that it holds; without it such a draft stays untouched.</param>
    internal sealed record Wish(string? AgentId, string? ConfirmedDraft);
}
