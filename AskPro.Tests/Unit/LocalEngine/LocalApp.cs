using AskPro.Hosting.Engine;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

/// <summary>Runs small applications of shell scripts through the testing builder.</summary>
internal static class LocalApp
{
    public static CancellationToken Timeout => TestContext.Current.CancellationToken;

    public static Task<IDistributedApplicationTestingBuilder> DescribeAsync(Action<IDistributedApplicationBuilder> describe, params string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync(
            () =>
            {
                var builder = DistributedApplication.CreateBuilder(args);
                describe(builder);
                builder.Build().Run();
            },
            AppContext.BaseDirectory,
            Timeout);

    public static async Task<DistributedApplication> StartAsync(Action<IDistributedApplicationBuilder> describe, RunMode? mode = null)
    {
        var builder = await DescribeAsync(describe);
        if (mode is not null)
            builder.Services.AddSingleton(mode);
        var app = await builder.BuildAsync(Timeout);
        await app.StartAsync(Timeout);
        return app;
    }

    public static IResourceBuilder<ExecutableResource> AddScript(this IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "sh", ".", "-c", script);

    public static int? Pid(this CustomResourceSnapshot snapshot) =>
        (int?)snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value;
}
