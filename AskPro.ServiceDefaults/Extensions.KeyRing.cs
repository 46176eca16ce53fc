using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    /// <summary>
    /// Data Protection on the database, wrapped by <see cref="KeyRingOptions.MasterKey"/>: a restart keeps everybody signed
    /// in and every instance reads what another wrote. Only processes with the same application name read each other's texts.
    /// </summary>
    public static IHostApplicationBuilder AddAskProKeyRing(this IHostApplicationBuilder builder, string applicationName)
    {
        builder.AddAskProDataSource();
        builder.AddValidatedOptions<KeyRingOptions>(KeyRingOptions.Section);
        builder.Services.AddDataProtection().SetApplicationName(applicationName);
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRingSetup>();
        builder.Services.AddSingleton<ProtectedText>();
        return builder;
    }
}
