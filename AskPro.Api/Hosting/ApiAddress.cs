using System.ComponentModel.DataAnnotations;
using AskPro.Data.Companies;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Hosting;

/// <summary>Where Retell reaches this Api; configuration section <c>Api</c>. It is written into agents, so it is never what a request claims.</summary>
internal sealed class ApiAddressOptions
{
    internal const string Section = "Api";

    /// <summary>Scheme, host and port: <c>https://api.askpro.example.org</c>; <c>http</c> in Development only.</summary>
    [Required]
    public string? PublicUrl { get; set; }
}

/// <summary>Makes the addresses to which Retell sends a company's events.</summary>
internal sealed class ApiAddress(IOptions<ApiAddressOptions> options)
{
    /// <summary>The platform's own: its events say by number or agent whose they are.</summary>
    internal Uri PlatformWebhook => new(new Uri(options.Value.PublicUrl!), "/api/retell/webhook");

    /// <param name="key">The unguessable part.</param>
    internal Uri WebhookOf(string key) => WebhookAddress.Of(new Uri(options.Value.PublicUrl!), key);
}

internal static class ApiAddressRegistration
{
    internal static void AddApiAddress(this WebApplicationBuilder builder)
    {
        var mayBeOpen = builder.Environment.IsDevelopment();
        builder.AddValidatedOptions<ApiAddressOptions>(ApiAddressOptions.Section);
        builder.Services.AddOptions<ApiAddressOptions>().Validate(
            options => WebhookAddress.ReadApi(options.PublicUrl, mayBeOpen) is not null,
            "Api:PublicUrl is no address that Retell can reach, as in: https://api.askpro.example.org.");
        builder.Services.AddSingleton<ApiAddress>();
    }
}
