namespace AskPro.Tests.Unit.LocalEngine;

/// <summary>A project of which only the launch profiles exist.</summary>
internal sealed class SampleProject : IProjectMetadata
{
    private static readonly Lazy<string> Folder = new(Create);

    public string ProjectPath => Path.Combine(Folder.Value, "Sample.csproj");

    public string TargetPath => Path.Combine(Folder.Value, "bin", "Sample.dll");

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("askpro-sample-").FullName;
        var properties = Directory.CreateDirectory(Path.Combine(folder, "Properties")).FullName;
        File.WriteAllText(Path.Combine(properties, "launchSettings.json"), """
            {
              // Comments are allowed here.
              "profiles": {
                "express": { "commandName": "IISExpress" },
                "main": {
                  "commandName": "Project",
                  "applicationUrl": "http://localhost:5199",
                  "environmentVariables": { "DOTNET_ENVIRONMENT": "Development" },
                },
                "verb": { "commandName": "Project", "commandLineArgs": "--quiet now" },
              }
            }
            """);
        return folder;
    }
}
