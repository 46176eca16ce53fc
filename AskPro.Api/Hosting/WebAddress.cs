using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Hosting;

/// <summary>Where people reach the front end; configuration section <c>Web</c>. Links in mails begin with it, never with what a request claims.</summary>
internal sealed class WebAddressOptions : IValidatableObject
{
    internal const string Section = "Web";

    /// <summary>Scheme, host and port: <c>https://askpro.example.org</c>.</summary>
    [Required]
    public Uri? PublicUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" })
            yield break;
        yield return new ValidationResult("Web:PublicUrl is no address of the front end, as in: https://askpro.example.org.");
    }
}

/// <summary>Makes links to pages of the front end.</summary>
internal sealed class WebAddress(IOptions<WebAddressOptions> options)
{
    /// <param name="path">The page, beginning with a slash.</param>
    /// <param name="query">Names and values, in order.</param>
    internal string Of(string path, params (string Name, string Value)[] query) =>
        QueryHelpers.AddQueryString(
            new Uri(options.Value.PublicUrl!, path).AbsoluteUri, query.Select(part => KeyValuePair.Create(part.Name, (string?)part.Value)));
}

internal static class WebAddressRegistration
{
    internal static void AddWebAddress(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<WebAddressOptions>(WebAddressOptions.Section);
        builder.Services.AddSingleton<WebAddress>();
    }
}
