using Microsoft.Extensions.Configuration;
using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting;

/// <summary>Adds values from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a value that must be configured as <c>Parameters:{name}</c>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="secret">True when it must not be shown.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(
            name,
            () => Configured(builder.Configuration, name)
                ?? throw new DistributedApplicationException($"The parameter '{name}' has no value: set Parameters:{name}."),
            secret));

    /// <summary>Adds a value the AppHost itself knows.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="value">The value.</param>
    /// <param name="publishValueAsDefault">Means nothing here: the Local engine publishes nothing.</param>
    /// <param name="secret">True when it must not be shown.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        _ = publishValueAsDefault;
        return builder.AddResource(new ParameterResource(name, () => value, secret));
    }

    /// <summary>Adds a value that is configured or else made up.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="value">How it is made up.</param>
    /// <param name="secret">True when it must not be shown.</param>
    /// <param name="persist">True to keep it for the next run; tests never keep one.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(CreateGenerated(builder, name, value, secret, persist));

    /// <summary>The password of a server nobody named one for.</summary>
    internal static ParameterResource DefaultPassword(IDistributedApplicationBuilder builder, string resourceName) =>
        builder.AddResource(CreateGenerated(
            builder, $"{resourceName}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true)).Resource;

    private static ParameterResource CreateGenerated(
        IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret, bool persist)
    {
        var store = ((DistributedApplicationBuilder)builder).ParameterStore;
        return new ParameterResource(
            name,
            () => Configured(builder.Configuration, name) ?? (persist ? store.GetOrAdd(name, value.GetDefaultValue) : value.GetDefaultValue()),
            secret);
    }

    private static string? Configured(ConfigurationManager configuration, string name)
    {
        var value = configuration[$"Parameters:{name}"];
        return string.IsNullOrEmpty(value) ? configuration[$"Parameters:{name.Replace('-', '_')}"] : value;
    }
}
