namespace AskPro.Tests.Support;

/// <summary>A folder of its own under the temporary directory, gone with the test.</summary>
public sealed class ThrowAwayFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("askpro-test-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
