using System.Text.Json;
using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Launching;

/// <summary>A profile of a project's launchSettings.json.</summary>
internal sealed record LaunchProfile(string Name, string ApplicationUrl, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Arguments)
{
    /// <summary>The named profile, else the AppHost's own if the project has one of that name, else the first.</summary>
    public static LaunchProfile? Choose(string projectPath, string? name, string? appHostProfile)
    {
        var profiles = Read(Path.GetDirectoryName(projectPath)!);
        if (name is not null)
        {
            return profiles.FirstOrDefault(profile => profile.Name == name)
                ?? throw new DistributedApplicationException($"{Path.GetFileName(projectPath)} has no launch profile '{name}'.");
        }

        return profiles.FirstOrDefault(profile => profile.Name == appHostProfile) ?? (profiles.Count > 0 ? profiles[0] : null);
    }

    /// <summary>The profiles that start the project itself.</summary>
    public static IReadOnlyList<LaunchProfile> Read(string projectDirectory)
    {
        var path = Path.Combine(projectDirectory, "Properties", "launchSettings.json");
        if (!File.Exists(path))
            return [];
        using var settings = JsonDocument.Parse(
            File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return
        [
            .. settings.RootElement.GetProperty("profiles").EnumerateObject()
                .Where(profile => Text(profile.Value, "commandName") == "Project")
                .Select(profile => new LaunchProfile(
                    profile.Name,
                    Text(profile.Value, "applicationUrl"),
                    VariablesOf(profile.Value),
                    Text(profile.Value, "commandLineArgs").Split(' ', StringSplitOptions.RemoveEmptyEntries))),
        ];
    }

    /// <summary>One endpoint for each address, named by its scheme; a second of a scheme gets a number.</summary>
    public IEnumerable<EndpointAnnotation> Endpoints()
    {
        var names = new HashSet<string>();
        foreach (var url in ApplicationUrl.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = new Uri(url);
            var name = address.Scheme;
            for (var number = 2; !names.Add(name); number++)
                name = $"{address.Scheme}{number}";
            yield return new EndpointAnnotation(address.Scheme, name, address.Port);
        }
    }

    private static string Text(JsonElement profile, string property) =>
        profile.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";

    private static Dictionary<string, string> VariablesOf(JsonElement profile) =>
        profile.TryGetProperty("environmentVariables", out var variables)
            ? variables.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString() ?? "")
            : [];
}
