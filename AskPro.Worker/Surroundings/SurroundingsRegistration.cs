namespace AskPro.Worker.Surroundings;

internal static class SurroundingsRegistration
{
    /// <summary>Measures disks and certificates, on which everything else depends.</summary>
    public static IHostApplicationBuilder AddSurroundings(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<SurroundingsOptions>(SurroundingsOptions.Section);
        builder.Services.AddSingleton<SurroundingsMetrics>();
        builder.Services.AddSingleton<DiskLook>();
        builder.Services.AddSingleton<CertificateLook>();
        builder.Services.AddHostedService<DiskLoop>();
        builder.Services.AddHostedService<CertificateLoop>();
        return builder;
    }
}
