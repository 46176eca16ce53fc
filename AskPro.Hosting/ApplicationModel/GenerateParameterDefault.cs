using System.Security.Cryptography;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>Where a parameter's value comes from when nothing configures it.</summary>
public abstract class ParameterDefault
{
    /// <summary>The value.</summary>
    public abstract string GetDefaultValue();
}

/// <summary>A random value of letters, digits and, unless excluded, some special characters.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "123456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    /// <summary>The number of characters; at least 22 give 128 bits of chance.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether special characters may occur. They would need escaping in connection strings.</summary>
    public bool Special { get; set; } = true;

    /// <inheritdoc/>
    public override string GetDefaultValue() =>
        RandomNumberGenerator.GetString(Letters + Digits + (Special ? SpecialCharacters : ""), MinLength);
}
