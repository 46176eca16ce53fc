using System.ComponentModel.DataAnnotations;

namespace AskPro.Web.Settings.ApiTokens;

/// <summary>Where customers' own programs reach Api; configuration section <c>Api</c>. Shown to people; Web itself finds Api by its name.</summary>
internal sealed class ApiAddressOptions : IValidatableObject
{
    internal const string Section = "Api";

    /// <summary>Scheme, host and port: <c>https://api.askpro.example.org</c>.</summary>
    [Required]
    public Uri? PublicUrl { get; set; }

    /// <summary>Without a slash at its end: paths follow.</summary>
    internal string Base => PublicUrl!.GetLeftPart(UriPartial.Authority);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" })
            yield break;
        yield return new ValidationResult("Api:PublicUrl is no address of Api, as in: https://api.askpro.example.org.");
    }
}
