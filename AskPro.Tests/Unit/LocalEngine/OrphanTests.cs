using System.Diagnostics;
using AskPro.Hosting.Processes;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class OrphanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("askpro-journal-");
    private readonly Process _sleep = Process.Start("sleep", "60");

    private string Journal => Path.Combine(_folder.FullName, "processes.json");

    [Fact]
    public async Task What_a_killed_run_left_behind_is_ended_by_the_next()
    {
        await LeaveBehindAsync(ProcessIdentity.Of(_sleep.Id)!);

        var ended = await Open().OpenAsync();

        Assert.Equal(["service"], ended);
        Assert.True(_sleep.WaitForExit(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_later_process_with_the_same_number_is_left_alone()
    {
        await LeaveBehindAsync(new ProcessIdentity(_sleep.Id, "another boot/1"));

        var ended = await Open().OpenAsync();

        Assert.Empty(ended);
        Assert.False(_sleep.HasExited);
    }

    [Fact]
    public async Task A_run_that_stops_in_order_leaves_no_file()
    {
        var journal = Open();
        await journal.OpenAsync();
        Assert.Equal(Environment.ProcessId, ProcessJournal.LivingOwner(Journal));

        journal.Close();

        Assert.Empty(_folder.GetFiles());
        Assert.Null(ProcessJournal.LivingOwner(Journal));
    }

    [Fact]
    public async Task A_half_written_file_is_none()
    {
        await File.WriteAllTextAsync(Journal, "{\"Owner\":", LocalApp.Timeout);

        Assert.Empty(await Open().OpenAsync());
    }

    public void Dispose()
    {
        if (!_sleep.HasExited)
            _sleep.Kill();
        _sleep.Dispose();
        _folder.Delete(recursive: true);
    }

    private ProcessJournal Open() => new(Journal, TimeProvider.System, TimeSpan.FromSeconds(2));

    private async Task LeaveBehindAsync(ProcessIdentity process)
    {
        var killed = Open();
        await killed.OpenAsync();
        killed.Add("service", process, stopSignal: 15);
    }
}
