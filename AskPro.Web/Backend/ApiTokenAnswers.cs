namespace AskPro.Web.Backend;

/// <param name="Grantable">Rights that a token of this person may be given.</param>
public sealed record TokenListAnswer(IReadOnlyList<TokenAnswer> Items, IReadOnlyList<string> Grantable, bool MayMakeCompanyTokens);

/// <param name="Kind"><c>personal</c> or <c>company</c>.</param>
/// <param name="PersonName">Whose it is; null for one of the company.</param>
/// <param name="Hint">The last characters of the token.</param>
/// <param name="LastUsedAt">True to the minute; null before the first use.</param>
public sealed record TokenAnswer(
    Guid Id, string Name, string Kind, string? PersonName, bool IsOwn, string Hint, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, bool IsExpired,
    DateTimeOffset? LastUsedAt);

/// <summary>A token just made, with itself: this once.</summary>
public sealed record MadeTokenAnswer(string Token, TokenAnswer Item);
