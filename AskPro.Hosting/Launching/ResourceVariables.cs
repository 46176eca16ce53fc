using System.Globalization;
using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Launching;

/// <summary>Evaluates the variables and arguments of a resource when its process starts.</summary>
internal static class ResourceVariables
{
    public static async Task<Dictionary<string, string?>> EvaluateAsync(
        IResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.PortVariable is not null))
            variables[endpoint.PortVariable!] = endpoint.AllocatedPort!;
        var context = new EnvironmentCallbackContext(resource, executionContext, variables, cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
            await annotation.Callback(context);

        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in variables)
        {
            values[name] = await ValueAsync(value, cancellationToken)
                ?? throw new DistributedApplicationException($"The variable {name} of '{resource.Name}' has no value.");
        }

        return values;
    }

    public static async Task<IReadOnlyList<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<string>();
        foreach (var argument in resource.Annotations.OfType<CommandLineArgsAnnotation>().SelectMany(annotation => annotation.Args))
            arguments.Add(await ValueAsync(argument, cancellationToken) ?? "");
        return arguments;
    }

    private static async ValueTask<string?> ValueAsync(object value, CancellationToken cancellationToken) =>
        value is IValueProvider provider
            ? await provider.GetValueAsync(cancellationToken)
            : Convert.ToString(value, CultureInfo.InvariantCulture);
}
