using System.Runtime.InteropServices;

namespace AskPro.Hosting.Processes;

/// <summary>How to start a process. A variable of <see langword="null"/> removes an inherited one.</summary>
internal sealed record ProcessLaunch(
    string FileName,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string?> Environment,
    string WorkingDirectory,
    PosixSignal StopSignal = PosixSignal.SIGTERM);
