using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AskPro.ServiceDefaults.Scraping;

/// <summary>Lets in who came over an internal network and has the token.</summary>
internal sealed class MetricsDoor(RequestDelegate next, IOptions<MetricsOptions> options)
{
    private const string Scheme = "Bearer ";

    // Digests of one length: how long a comparison takes says nothing about the token.
    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Token!));

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.LocalIpAddress is not { } address || !InternalNetworks.Contain(address))
            return Refuse(context, StatusCodes.Status404NotFound);
        if (HasToken(context.Request))
            return next(context);
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Refuse(context, StatusCodes.Status401Unauthorized);
    }

    private bool HasToken(HttpRequest request)
    {
        var sent = request.Headers.Authorization.ToString();
        return sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent[Scheme.Length..])), _expected);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
