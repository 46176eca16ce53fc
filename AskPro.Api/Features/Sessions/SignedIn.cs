using AskPro.Api.Features.Me;
using AskPro.Data.Memberships;

namespace AskPro.Api.Features.Sessions;

/// <summary>A new session: after signing in, and after a switch of the company.</summary>
/// <param name="Token">Opaque token, to be sent as bearer. Shown once.</param>
/// <param name="ExpiresAt">When it ends unless it is used before.</param>
/// <param name="User">Who signed in.</param>
/// <param name="Company">The company the session is limited to; null for an operator who works in none.</param>
/// <param name="Rights">What the person may do there.</param>
/// <param name="Companies">Every company the person belongs to, this one included, by name.</param>
/// <param name="IsOperator">Whether the person runs the platform.</param>
/// <param name="Support">Set while the person is in the company for support.</param>
internal sealed record SignedIn(
    string Token, DateTimeOffset ExpiresAt, UserView User, CompanyView? Company, IReadOnlyList<Right> Rights, IReadOnlyList<OwnCompany> Companies,
    bool IsOperator, SupportView? Support);
