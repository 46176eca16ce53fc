using System.Runtime.InteropServices;

namespace AskPro.Hosting.Servers;

/// <summary>
/// How to start a prepared server so that the started pid is the server itself.
/// An environment value of <see langword="null"/> removes an inherited variable.
/// </summary>
internal sealed record ServerLaunch(
    string FileName,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string?> Environment,
    string WorkingDirectory)
{
    /// <summary>
    /// The signal that ends the server in good order at once. Postgres waits for its clients after SIGTERM
    /// and sends them away after SIGINT.
    /// </summary>
    public PosixSignal StopSignal { get; init; } = PosixSignal.SIGTERM;
}
