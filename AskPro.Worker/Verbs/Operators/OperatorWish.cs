using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Verbs.Operators;

/// <summary>Whom the verb <c>operator add</c> makes an operator; configuration section <c>Operator</c>.</summary>
internal sealed class OperatorWish : IValidatableObject
{
    internal const string Section = "Operator";

    /// <summary>The person's e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The person's name, when the account has to be made; otherwise the part of the address before the @.</summary>
    public string? Name { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Email is not { Length: > 0 and <= 254 } email || !new EmailAddressAttribute().IsValid(email) || email.Any(char.IsWhiteSpace))
            yield return new ValidationResult("Operator:Email is no e-mail address.");
    }
}
