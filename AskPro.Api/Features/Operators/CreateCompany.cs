using System.Security.Claims;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Invitations;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Features.SignUps;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Operators;

/// <summary><c>POST /api/operators/companies</c>: a new company, and an invitation for its first owner.</summary>
internal static class CreateCompany
{
    private const int LongestName = 100;

    private static readonly string[] Languages = ["de", "en"];

    /// <summary>Apart from the other routes of operators: it runs in the transaction of the company that it founds.</summary>
    internal static void MapCreateCompany(this WebApplication app) =>
        app.MapPost("/api/operators/companies", HandleAsync)
            .NeedsOperator()
            .WithMetadata(new OperatorScoped())
            .WithName("CreateCompany")
            .WithTags("Operators")
            .WithSummary("Create a company")
            .WithDescription("`name`, `language` (`de` or `en`) and the `email` of its first owner, who gets an invitation. Whether the address has an account is not told.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Created<CreatedCompany>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Wish wish, ClaimsPrincipal principal, CompanyFounding founding, InvitationBook book, MailboxLimits limits, UserManager<User> users,
        OperatorStore store, OperatorAuditTrail audit, AskProDbContext database, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("name", wish.Name, LongestName);
        var email = errors.Email("email", wish.Email);
        var language = errors.Check("language", wish.Language, Languages.Contains, FieldErrorCodes.Unknown);
        if (errors.Any) return errors.ToProblem();
        if (!limits.MaySendTo(users.NormalizeEmail(email))) return Invite.TooManyMails();

        await using var transaction = await founding.BeginAsync(principal.Session().UserId, cancellationToken);
        // An operator knows whom they make a company for.
        var company = await founding.FoundAsync(new NewCompany(name, language, VouchedFor: true), cancellationToken);
        await book.InviteAsync(new(email, MembershipRoles.Owner, []), cancellationToken);
        await store.EnterAsync(principal.Session().UserId, cancellationToken);
        await audit.RecordAsync(company.Id, "company.founded", new(company.Id, company.Name), null, new Founded(company.Name, company.Language), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created($"/api/operators/companies/{company.Id:D}", new CreatedCompany(company.Id));
    }

    /// <param name="Name">Its name, at most 100 characters.</param>
    /// <param name="Language"><c>de</c> or <c>en</c>.</param>
    /// <param name="Email">The address of its first owner.</param>
    internal sealed record Wish(string? Name, string? Language, string? Email)
    {
        /// <summary>Nothing: a record would print who it is.</summary>
        public override string ToString() => nameof(Wish);
    }

    /// <param name="Id">Id of the company.</param>
    internal sealed record CreatedCompany(Guid Id);

    internal sealed record Founded(string Name, string Language);
}
