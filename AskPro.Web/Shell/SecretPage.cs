namespace AskPro.Web.Shell;

/// <summary>A page whose address carries the secret of a link: no other page is told where the reader came from, and nobody keeps it.</summary>
internal static class SecretPage
{
    public static void HideAddress(this HttpResponse response)
    {
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
    }
}
