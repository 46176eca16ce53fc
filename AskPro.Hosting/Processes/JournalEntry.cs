using System.ComponentModel;

namespace AskPro.Hosting.Processes;

/// <summary>One process of a run, with the signal that ends it in good order.</summary>
internal sealed record JournalEntry(string Resource, ProcessIdentity Process, int StopSignal)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends the process as its own AppHost would have; a later process with the same number is left alone.</summary>
    public async Task EndAsync(TimeProvider time, TimeSpan grace)
    {
        var begun = time.GetTimestamp();
        if (!OperatingSystem.IsWindows() && Process.IsAlive)
        {
            UnixSignal.Send(Process.Pid, StopSignal);
            while (Process.IsAlive && time.GetElapsedTime(begun) < grace)
                await Task.Delay(Step, time);
        }

        Kill();
        while (Process.IsAlive && time.GetElapsedTime(begun) < 2 * grace)
            await Task.Delay(Step, time);
    }

    public void Kill()
    {
        if (!Process.IsAlive)
            return;
        if (!OperatingSystem.IsWindows())
        {
            UnixSignal.SendToGroup(Process.Pid, UnixSignal.Kill);
            return;
        }

        try
        {
            using var orphan = System.Diagnostics.Process.GetProcessById(Process.Pid);
            orphan.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }
}
