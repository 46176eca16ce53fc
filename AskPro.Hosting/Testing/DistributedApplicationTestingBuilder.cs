using System.Reflection;

namespace AskPro.Hosting.Testing;

/// <summary>Runs an AppHost inside a test: on random ports, with data that is thrown away, without restarts.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the AppHost of an assembly up to the building of its application.</summary>
    /// <typeparam name="TEntryPoint">A class of the AppHost, usually its generated one of the namespace Projects.</typeparam>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class =>
        CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the AppHost of an assembly up to the building of its application.</summary>
    /// <typeparam name="TEntryPoint">A class of the AppHost, usually its generated one of the namespace Projects.</typeparam>
    /// <param name="args">Settings as <c>--Key=value</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class
    {
        var assembly = typeof(TEntryPoint).Assembly;
        var entryPoint = assembly.EntryPoint ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no entry point.");
        return CreateAsync(() => Invoke(entryPoint, args), AppHostAssembly.DirectoryOf(assembly), cancellationToken);
    }

    internal static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Action entryPoint, string appHostDirectory, CancellationToken cancellationToken = default)
    {
        var hook = new EntryPointHook(appHostDirectory);
        var builder = await hook.RunAsync(entryPoint).WaitAsync(cancellationToken);
        return new TestingBuilder(builder, hook);
    }

    private static void Invoke(MethodInfo entryPoint, string[] args)
    {
        object?[] parameters = entryPoint.GetParameters().Length == 0 ? [] : [args];
        entryPoint.Invoke(null, parameters);
    }
}
