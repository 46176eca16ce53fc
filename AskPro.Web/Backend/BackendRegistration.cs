using AskPro.ServiceDefaults;
using AskPro.Web.Settings.ApiTokens;

namespace AskPro.Web.Backend;

internal static class BackendRegistration
{
    // A person waits: better a page that says what is wrong than half a minute of nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void AddBackend(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ApiAddressOptions>(ApiAddressOptions.Section);
        builder.Services.AddHttpClient<AskProApiClient>(client =>
        {
            client.BaseAddress = new Uri($"http://{ResourceNames.Api}");
            client.Timeout = Patience;
        });
    }
}
