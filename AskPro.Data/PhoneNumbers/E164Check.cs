namespace AskPro.Data.PhoneNumbers;

internal static class E164Check
{
    /// <summary>A number that a matching row may carry. Anything else never entered through <see cref="PhoneNumberReader"/>.</summary>
    public static string On(string column) => $@"{column} ~ '^\+[1-9][0-9]{{5,14}}$'";
}
