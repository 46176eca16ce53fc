namespace AskPro.Data.Users;

/// <summary>Links by which a person sets a password. Api reads them and makes them; the verb <c>operator</c> makes the first one.</summary>
public static class PasswordLinks
{
    /// <summary>Name of the token provider, part of what the tokens are encrypted for.</summary>
    public const string Provider = "PasswordReset";
}
