namespace AskPro.Web.Shell;

internal static class ShellRegistration
{
    public static void AddShell(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<StaticAssetUrls>();
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        // Pages only: assets are compressed by the build, and a compressed stream would wait for its buffer. The one secret
        // in a page, the antiforgery token, is encrypted anew each time, so its length and text tell nothing.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });
    }
}
