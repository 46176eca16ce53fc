using System.Runtime.InteropServices;

namespace AskPro.Hosting.Processes;

/// <summary>Sends signals to processes on Unix.</summary>
internal static class UnixSignal
{
    public const int Kill = 9;

    public static int Number(PosixSignal signal) => signal == PosixSignal.SIGINT ? 2 : 15;

    /// <summary>False when there is no such process.</summary>
    public static bool Send(int pid, int signal) => SendSignal(pid, signal) == 0;

    /// <summary>To the process and everything that it started in its own session.</summary>
    public static void SendToGroup(int pid, int signal)
    {
        if (SendSignal(-pid, signal) != 0)
            _ = SendSignal(pid, signal);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);
}
