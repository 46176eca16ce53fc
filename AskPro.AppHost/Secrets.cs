namespace AskPro.AppHost;

/// <summary>Values that are made up once and kept.</summary>
internal static class Secrets
{
    public static IResourceBuilder<ParameterResource> AddSecret(this IDistributedApplicationBuilder builder, string name, int length) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);
}
