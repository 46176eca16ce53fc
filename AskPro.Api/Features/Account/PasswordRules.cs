using System.Collections.Frozen;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Account;

/// <summary>
/// What every new password has to be: long, not one that everybody tries, and not the person's own address (NIST SP 800-63B §3.1.1).
/// Kinds of characters are not asked for; they make people write passwords down. The codes are those of <see cref="FieldErrorCodes"/>.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<User>
{
    internal const int Shortest = 10;

    internal const int Longest = 256;

    private const int FewestDifferentCharacters = 5;
    private const int ShortestTellingPart = 4;

    // Alone or with digits and signs around them, these are in every list of leaked passwords.
    private static readonly FrozenSet<string> CommonWords = new[]
    {
        "password", "passwort", "passwortpasswort", "passwordpassword", "kennwort", "geheim", "geheimgeheim", "willkommen", "welcome",
        "hallo", "hallohallo", "hallowelt", "helloworld", "hello", "qwerty", "qwertyuiop", "qwertz", "qwertzuiop", "asdfghjkl", "asdfasdf",
        "yxcvbnm", "zxcvbnm", "qwertyasdf", "qwerasdf", "abcdefghij", "abcdefghijk", "abc", "iloveyou", "ichliebedich", "schatz", "schatzi",
        "letmein", "admin", "administrator", "root", "master", "dragon", "monkey", "football", "fussball", "fußball", "baseball", "superman",
        "batman", "sunshine", "princess", "sommer", "winter", "herbst", "fruehling", "frühling", "summer", "spring", "autumn", "start",
        "changeme", "test", "testtest", "testtesttest", "demo", "login", "anmelden", "askpro", "salon", "praxis", "computer", "internet",
        "berlin", "hamburg", "muenchen", "münchen", "deutschland", "trustno", "starwars", "mustang", "michael", "daniel", "thomas", "alexander",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Runs = ["01234567890123456789", "09876543210987654321", "abcdefghijklmnopqrstuvwxyz"];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(Check(password ?? "", user.Email) is { } code
            ? IdentityResult.Failed(new IdentityError { Code = code, Description = code })
            : IdentityResult.Success);

    /// <summary>A password that somebody chooses, as a field of a request.</summary>
    internal static void Check(FieldErrors errors, string field, string? password, string? email)
    {
        if (string.IsNullOrEmpty(password)) errors.Add(field, FieldErrorCodes.Required);
        else if (Check(password, email) is { } code) errors.Add(field, code);
    }

    /// <summary>The code of the first rule that the password breaks, or null.</summary>
    internal static string? Check(string password, string? email)
    {
        if (password.Length < Shortest) return FieldErrorCodes.PasswordTooShort;
        if (password.Length > Longest) return FieldErrorCodes.TooLong;
        var lower = password.ToLowerInvariant();
        if (IsLikeEmail(lower, email)) return FieldErrorCodes.PasswordLikeEmail;
        return IsCommon(lower) ? FieldErrorCodes.PasswordTooCommon : null;
    }

    private static bool IsCommon(string lower) =>
        lower.Distinct().Count() < FewestDifferentCharacters
        || Runs.Any(run => run.Contains(lower, StringComparison.Ordinal))
        || CommonWords.Contains(string.Concat(lower.Where(char.IsLetter)))
        // p4ssw0rt and the like.
        || CommonWords.Contains(string.Concat(lower.Select(Plain).Where(char.IsLetter)))
        || CommonWords.Contains(string.Concat(lower.TrimEnd(DigitsAndSigns).Select(Plain).Where(char.IsLetter)));

    private static readonly char[] DigitsAndSigns = [.. "0123456789!?.,-_+*#$%&/()=@ "];

    private static char Plain(char character) => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        _ => character,
    };

    private static bool IsLikeEmail(string lower, string? email)
    {
        if (email is null) return false;
        var address = email.ToLowerInvariant();
        var local = address.Split('@')[0];
        return lower.Contains(address, StringComparison.Ordinal)
            || (local.Length >= ShortestTellingPart && lower.Contains(local, StringComparison.Ordinal));
    }
}
