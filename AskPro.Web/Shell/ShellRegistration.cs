namespace AskPro.Web.Shell;

internal static class ShellRegistration
{
    public static void AddShell(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<StaticAssetUrls>();
    }
}
