using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Alarms;

/// <summary>Where operators reach the front end; configuration section <c>Web</c>, as in Api.</summary>
internal sealed class AlarmPageOptions : IValidatableObject
{
    internal const string Section = "Web";

    /// <summary>Scheme, host and port; without one the mails have no link.</summary>
    public Uri? PublicUrl { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield break;
        yield return new ValidationResult("Web:PublicUrl is no address of the front end, as in: https://askpro.example.org.");
    }
}
