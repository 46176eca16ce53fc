using AskPro.Data.Refusals;

namespace AskPro.Worker.Companies;

internal static class UpkeepRegistration
{
    /// <summary>Deletes companies and ends support accesses when their time has come. Needs the data source and the service defaults.</summary>
    public static IHostApplicationBuilder AddCompanyUpkeep(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<UpkeepOptions>(UpkeepOptions.Section);
        builder.Services.AddSingleton<RefusalStore>();
        builder.Services.AddSingleton<CompanyUpkeep>();
        builder.Services.AddSingleton<UpkeepMetrics>();
        builder.Services.AddHostedService<UpkeepLoop>();
        return builder;
    }
}
