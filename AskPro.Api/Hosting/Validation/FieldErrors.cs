using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Hosting.Validation;

/// <summary>Collects what is wrong with the fields of a request, so that the answer names all of it at once.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> _codes = [];

    internal bool Any => _codes.Count > 0;

    /// <summary>A line of text, trimmed: something to see, no control and no direction override characters, any script.</summary>
    internal string Text(string field, string? value, int longest)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0) Add(field, FieldErrorCodes.Required);
        else if (new StringInfo(text).LengthInTextElements > longest || text.Length > longest * 4) Add(field, FieldErrorCodes.TooLong);
        else if (text.Any(IsInvisible)) Add(field, FieldErrorCodes.InvalidCharacters);
        return text;
    }

    /// <summary>An e-mail address, trimmed.</summary>
    internal string Email(string field, string? value)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0) Add(field, FieldErrorCodes.Required);
        else if (text.Length > EmailAddress.Longest) Add(field, FieldErrorCodes.TooLong);
        else if (!EmailAddress.IsValid(text)) Add(field, FieldErrorCodes.InvalidEmail);
        return text;
    }

    /// <summary>As <see cref="Text"/>, but may be left empty; then null.</summary>
    internal string? Optional(string field, string? value, int longest) =>
        string.IsNullOrWhiteSpace(value) ? null : Text(field, value, longest);

    internal string Check(string field, string? value, Func<string, bool> isGood, string code)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0) Add(field, FieldErrorCodes.Required);
        else if (!isGood(text)) Add(field, code);
        return text;
    }

    internal void Add(string field, string code) => _codes[field] = [code];

    /// <summary>RFC 9457 with <c>errors</c>: field name to codes.</summary>
    internal ValidationProblem ToProblem() => TypedResults.ValidationProblem(
        _codes, "Some fields cannot be accepted; `errors` names them.", extensions: [new("code", ProblemCodes.InvalidFields)]);

    // Overrides of the writing direction (Unicode TR 9) can make a name look like another; marks of right-to-left script stay.
    private static bool IsInvisible(char character) =>
        char.IsControl(character) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
