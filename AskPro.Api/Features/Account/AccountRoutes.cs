using AskPro.Api.Features.EmailChanges;
using AskPro.Api.Features.Passkeys;
using AskPro.Api.Features.SecondFactor;
using AskPro.Api.Features.Security;

namespace AskPro.Api.Features.Account;

/// <summary>What a person changes about themselves, whatever the role.</summary>
internal static class AccountRoutes
{
    internal static void MapAccount(this RouteGroupBuilder company)
    {
        var account = company.MapGroup("/me").WithTags("Account").WithMetadata(new Hosting.SeesOwn());
        account.MapChangeName();
        account.MapChangePassword();
        account.MapSecurity();
        account.MapOwnPasskeys();
        account.MapAuthenticator();
        account.MapAskForEmailChange();
    }
}
