using System.Security.Claims;
using AskPro.Data.ApiTokens;

namespace AskPro.Api.Features.ApiTokens;

/// <summary>A request that carries an API token instead of a session.</summary>
internal sealed class TokenIdentity(FoundApiToken token) : ClaimsIdentity(TokenHandler.SchemeName)
{
    internal FoundApiToken Token { get; } = token;

    /// <summary>The token of a request; null when a session or nobody asks.</summary>
    internal static FoundApiToken? TokenOf(ClaimsPrincipal principal) => principal.Identities.OfType<TokenIdentity>().FirstOrDefault()?.Token;
}
