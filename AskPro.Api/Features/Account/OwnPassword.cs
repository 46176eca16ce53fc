using AskPro.Api.Features.Sessions;
using AskPro.Data;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Account;

/// <summary>Checks the password of the signed-in person.</summary>
internal sealed class OwnPassword(AskProDbContext database, TenantContext tenant, IServiceScopeFactory scopes)
{
    /// <summary>In a scope of its own, and so outside this request's transaction: a wrong password counts although the request is refused.</summary>
    internal async Task<bool> IsRightAsync(string password, CancellationToken cancellationToken)
    {
        var email = await database.Users.Where(user => user.Id == tenant.UserId).Select(user => user.Email!).SingleAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordCheck>().FindAsync(email, password, cancellationToken) is not null;
    }
}
