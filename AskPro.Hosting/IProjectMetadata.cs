namespace AskPro.Hosting;

/// <summary>Where a project of the application lies. Implemented by the generated classes of the namespace Projects.</summary>
public interface IProjectMetadata
{
    /// <summary>The full path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>The full path of the assembly the build made.</summary>
    string TargetPath { get; }
}
