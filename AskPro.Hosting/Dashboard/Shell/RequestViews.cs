using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.Shell;

internal static class RequestViews
{
    /// <summary>What a person asked for, read once a request from its address, for every part of the page.</summary>
    public static void AddView<TView>(this IServiceCollection services, Func<HttpRequest, TView> read)
        where TView : class =>
        services.AddScoped(provider => read(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request));
}
