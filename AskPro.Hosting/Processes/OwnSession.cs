using System.Diagnostics;
using AskPro.Hosting.Servers;

namespace AskPro.Hosting.Processes;

/// <summary>
/// Puts a child into a session of its own, so that Ctrl-C in the terminal reaches only the AppHost, which then stops
/// its children in order. <c>setsid</c> replaces itself by the program: the pid stays that of the program.
/// </summary>
internal static class OwnSession
{
    public static ProcessStartInfo Describe(ProcessLaunch launch)
    {
        var program = Path.IsPathRooted(launch.FileName) && File.Exists(launch.FileName)
            ? launch.FileName
            : ExternalProgram.Find(launch.FileName)
                ?? throw new DistributedApplicationException($"The program {launch.FileName} is missing: install it or correct its path.");
        var setsid = OperatingSystem.IsWindows() ? null : ExternalProgram.Find("setsid");
        var start = new ProcessStartInfo
        {
            FileName = setsid ?? program,
            WorkingDirectory = launch.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (setsid is not null)
            start.ArgumentList.Add(program);
        foreach (var argument in launch.Arguments)
            start.ArgumentList.Add(argument);
        InheritedEnvironment.Apply(start, launch.Environment);
        return start;
    }
}
