namespace AskPro.Api.Features.ApiTokens;

/// <summary>Whose a token is.</summary>
internal static class TokenKinds
{
    internal const string Personal = "personal";
    internal const string Company = "company";

    internal static string Of(Guid? userId) => userId is null ? Company : Personal;
}
