using AskPro.Data.ApiTokens;
using AskPro.Data.Memberships;

namespace AskPro.Api.Features.ApiTokens;

/// <param name="Id">Id of the token.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind"><c>personal</c> or <c>company</c>.</param>
/// <param name="PersonName">Whose it is; null for one of the company.</param>
/// <param name="IsOwn">Whether it is the own one of who asks.</param>
/// <param name="Hint">The last four characters of the token.</param>
/// <param name="Scopes">The rights it may use at most.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedByName">Who made it; null when that person's account is gone.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="IsExpired">Whether it has.</param>
/// <param name="LastUsedAt">Last use, true to the minute; null before the first one.</param>
internal sealed record TokenView(
    Guid Id, string Name, string Kind, string? PersonName, bool IsOwn, string Hint, IReadOnlyList<Right> Scopes, DateTimeOffset CreatedAt,
    string? CreatedByName, DateTimeOffset ExpiresAt, bool IsExpired, DateTimeOffset? LastUsedAt)
{
    internal static TokenView Of(ApiToken token, string? personName, string? createdByName, Guid? askedBy, DateTimeOffset now) => new(
        token.Id, token.Name, TokenKinds.Of(token.UserId), personName, token.UserId is not null && token.UserId == askedBy, token.Hint,
        [.. token.Scopes.Select(RightNames.Find).OfType<Right>().Order()], token.CreatedAt, createdByName, token.ExpiresAt, token.ExpiresAt <= now,
        token.LastUsedAt);
}

/// <summary>What the audit log keeps of a token; never the token.</summary>
internal sealed record TokenFacts(string TokenKind, string? Person, IReadOnlyList<string> Scopes, int ExpiresInDays)
{
    internal static TokenFacts Of(ApiToken token, string? person) => new(
        TokenKinds.Of(token.UserId), person, token.Scopes, (token.ExpiresAt - token.CreatedAt).Days);
}
