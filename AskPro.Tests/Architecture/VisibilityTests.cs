using System.Reflection;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>An executable offers nothing to other code: all its types are internal.</summary>
public sealed class VisibilityTests
{
    private static readonly string[] Executables = ["Api", "Worker", "Web", "Simulator"];

    public static TheoryData<string> Names => [.. Executables];

    [Theory]
    [MemberData(nameof(Names))]
    public void Types_of_executables_are_internal(string name)
    {
        var assembly = Assembly.Load($"AskPro.{name}");
        Assert.NotEmpty(assembly.GetTypes());

        // Program and Razor components are public by compiler, what components take as parameters must be, and tests
        // of the whole host name it by its marker type.
        var shownByComponents = Reachable(assembly.GetExportedTypes().Where(IsComponent));
        var guilty = assembly.GetExportedTypes()
            .Where(type => type.Name is not ("Program" or "_Imports") && type.Name != $"{name}Host")
            .Except(shownByComponents);
        Assert.Empty(guilty);
    }

    private static bool IsComponent(Type type) => typeof(IComponent).IsAssignableFrom(type);

    /// <summary>The types and all that their public members mention.</summary>
    private static HashSet<Type> Reachable(IEnumerable<Type> start)
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(start);
        while (open.TryDequeue(out var type))
        {
            if (found.Add(type) && type.Assembly.GetName().Name!.StartsWith("AskPro.", StringComparison.Ordinal))
            {
                Mentioned(type).ToList().ForEach(open.Enqueue);
            }
            else
            {
                type.GetGenericArguments().ToList().ForEach(open.Enqueue);
            }
        }

        return found;
    }

    private static IEnumerable<Type> Mentioned(Type type) =>
        type.GetProperties().Select(property => property.PropertyType)
            .Concat(type.GetMethods().SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.BaseType is { } parent ? [parent] : [])
            .Select(mentioned => mentioned.GetElementType() ?? mentioned);
}
