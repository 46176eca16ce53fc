namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>A project whose built executable is a script that waits.</summary>
internal sealed class ScriptProject : IProjectMetadata
{
    private static readonly Lazy<string> Folder = new(Create);

    public string ProjectPath => Path.Combine(Folder.Value, "Sample.csproj");

    public string TargetPath => Path.Combine(Folder.Value, "Sample.dll");

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("askpro-script-").FullName;
        File.WriteAllText(Path.Combine(folder, "Sample.dll"), "");
        var script = Path.Combine(folder, "Sample");
        File.WriteAllText(script, "#!/bin/sh\nexec sleep 60\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return folder;
    }
}
