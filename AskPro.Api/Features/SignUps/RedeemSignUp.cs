using AskPro.Api.Features.Account;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.SignUps;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.SignUps;

/// <summary>
/// <c>POST /api/sign-ups/redemptions</c>: the company and its first owner, in one transaction. The password is chosen here and not
/// when asking: otherwise a stranger could ask with somebody's address and know the password of the account that they confirm.
/// </summary>
internal static partial class RedeemSignUp
{
    internal static void MapRedeemSignUp(this RouteGroupBuilder signUps) =>
        signUps.MapPost("/redemptions", HandleAsync)
            .RequireRateLimiting(PasswordResetRegistration.Limit)
            .WithName("RedeemSignUp")
            .WithSummary("Make the company with the link of the mail")
            .WithDescription("Company and person come into being; sign in with POST /api/sessions afterwards. The secret is good once (`invalid_link` otherwise). 409 `account_exists` when the address got an account meanwhile.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<NewAccount>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Redemption redemption, AskProDbContext database, NewPeople people, CompanyFounding founding, IOptions<SignUpOptions> options,
        IHostEnvironment environment, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled) return GetSignUp.Off();
        if (LinkSecret.HashFromLink(redemption.Token) is not { } hash
            || await database.FindSignUpAsync(hash, time.GetUtcNow(), cancellationToken) is not { } wish)
        {
            return LookUpSignUp.InvalidLink();
        }
        var errors = new FieldErrors();
        PasswordRules.Check(errors, "password", redemption.Password, wish.Email);
        if (errors.Any) return errors.ToProblem();

        var user = people.Make(wish.DisplayName, wish.Email);
        await using var transaction = await founding.BeginAsync(user.Id, cancellationToken);
        if (!await database.EndSignUpAsync(hash, time.GetUtcNow(), cancellationToken)) return LookUpSignUp.InvalidLink();
        if (!await people.AddAsync(user, redemption.Password!)) return AccountExists();
        // Whoever signs up could enter anybody's number; the numbers of development are nobody's.
        var company = await founding.FoundAsync(new NewCompany(wish.CompanyName, wish.Language, environment.IsDevelopment()), cancellationToken);
        await founding.JoinAsync(user, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogFounded(logging.CreateLogger(typeof(RedeemSignUp)), company.Id, user.Id);
        return TypedResults.Ok(new NewAccount(wish.Email));
    }

    internal static ProblemHttpResult AccountExists() => Problems.Of(
        StatusCodes.Status409Conflict, ProblemCodes.AccountExists, "There is an account for this address by now. Sign in with it.");

    [LoggerMessage(EventId = 2011, Level = LogLevel.Information, Message = "Company {CompanyId} was founded by person {UserId}, who signed up")]
    private static partial void LogFounded(ILogger logger, Guid companyId, Guid userId);

    /// <param name="Token">The secret, from the link.</param>
    /// <param name="Password">The password from now on.</param>
    internal sealed record Redemption(string? Token, string? Password)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Redemption);
    }

    /// <param name="Email">The address to sign in with.</param>
    internal sealed record NewAccount(string Email);
}
