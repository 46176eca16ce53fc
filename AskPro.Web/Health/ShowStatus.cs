using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Health;

/// <summary>For everybody: how AskPro stands, from memory.</summary>
internal static class ShowStatus
{
    private const string TenSeconds = "private, max-age=10";

    public static RazorComponentResult<StatusPage> Page(HttpContext context, StatusWatch watch)
    {
        context.Response.Headers.CacheControl = TenSeconds;
        return new(new { watch.Parts, At = watch.Last?.AskedAt });
    }
}
