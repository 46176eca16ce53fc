using AskPro.Api.Hosting;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.SecondFactor;

/// <summary>What stands between the right password and the code: says whose code is awaited, for five minutes.</summary>
internal sealed class SecondFactorChallenge(TravellingState state, UserManager<User> users)
{
    private const string Purpose = "second-factor";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>The answer to a right password: not yet.</summary>
    internal ProblemHttpResult Demand(User user) => TypedResults.Problem(
        "The password is right. Send a code of the authenticator app, or a recovery code, to POST /api/sessions/second-factor.",
        statusCode: StatusCodes.Status401Unauthorized,
        extensions: new Dictionary<string, object?>
        {
            ["code"] = ProblemCodes.SecondFactorRequired,
            ["challenge"] = state.Seal(Purpose, "", $"{user.Id:N}{user.SecurityStamp}", Lifetime),
        });

    /// <returns>Null when it is too old, was changed, or the person's password or factors have changed since.</returns>
    internal async Task<User?> FindAsync(string? challenge)
    {
        const int idLength = 32;
        if (state.Open(Purpose, "", challenge) is not { } text) return null;
        var user = await users.FindByIdAsync(text[..idLength]);
        return user?.SecurityStamp == text[idLength..] ? user : null;
    }
}
