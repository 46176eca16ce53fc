using System.ComponentModel.DataAnnotations;

namespace AskPro.ServiceDefaults.KeyRing;

/// <summary>Configuration section <c>KeyRing</c>.</summary>
public sealed class KeyRingOptions : IValidatableObject
{
    internal const string Section = "KeyRing";

    /// <summary>
    /// The secret that wraps the key ring in the database: base64 of at least 32 random bytes, or any text of at least 32
    /// characters. Who has only the database cannot read cookies or company keys; who loses it signs everybody out.
    /// </summary>
    public string MasterKey { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeyRing.MasterKey.TryRead(MasterKey, out _))
            yield break;
        yield return new ValidationResult(
            "KeyRing:MasterKey is missing or too short. Set it to base64 of at least 32 random bytes "
            + "(for example from 'openssl rand -base64 32') and keep it: what it wraps is unreadable without it.",
            [nameof(MasterKey)]);
    }
}
