using System.Text.RegularExpressions;

namespace AskPro.Hosting.Launching;

/// <summary>Names that every shell and every platform accepts as environment variables.</summary>
internal static partial class VariableName
{
    public static string Encode(string name)
    {
        var encoded = NotAllowed().Replace(name, "_");
        return encoded.Length > 0 && char.IsAsciiDigit(encoded[0]) ? "_" + encoded : encoded;
    }

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NotAllowed();
}
