using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Account;

/// <summary>The signed-in person as Identity keeps them.</summary>
internal static class OwnUser
{
    internal static async Task<User> FindUserAsync(this TenantContext tenant, UserManager<User> users) =>
        await users.FindByIdAsync($"{tenant.UserId:D}") ?? throw new InvalidOperationException("The session's person does not exist.");

    /// <summary>For changes that were checked before: what fails now is another request on the same person, or a bug.</summary>
    internal static void ThrowIfFailed(this IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
