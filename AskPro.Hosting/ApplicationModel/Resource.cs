using System.Text.RegularExpressions;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>The base of every resource: a checked name and its annotations.</summary>
public abstract partial class Resource : IResource
{
    /// <summary>Names the resource.</summary>
    /// <param name="name">At most 64 letters, digits and single hyphens, beginning with a letter.</param>
    protected Resource(string name)
    {
        if (!ValidName().IsMatch(name) || name.Length > 64)
        {
            throw new ArgumentException(
                $"'{name}' is no resource name: at most 64 letters, digits and single hyphens, beginning with a letter.", nameof(name));
        }

        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ResourceAnnotationCollection Annotations { get; } = [];

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex ValidName();
}
