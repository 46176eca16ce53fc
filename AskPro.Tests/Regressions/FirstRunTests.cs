using AskPro.Hosting.Servers;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Regressions;

/// <summary>
/// On a machine without the pinned Postgres two fixtures fetched it at the same time, into the same temporary folder.
/// One of them found its files taken away and took the server for missing, and every test on Postgres 18 was skipped.
/// </summary>
public sealed class FirstRunTests : IDisposable
{
    private readonly ThrowAwayFolder _parent = new();

    public void Dispose() => _parent.Dispose();

    [Fact]
    public async Task Two_first_runs_in_one_process_make_the_folder_once()
    {
        var folder = Path.Combine(_parent.Path, "made");
        var entered = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var fillings = 0;
        var first = StagedFolder.EnsureAsync(folder, FillAsync, TestContext.Current.CancellationToken);
        await entered.Task;

        var second = StagedFolder.EnsureAsync(folder, FillAsync, TestContext.Current.CancellationToken);
        finish.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(1, fillings);
        Assert.Equal(["whole"], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
        Assert.Equal(["made"], Directory.EnumerateFileSystemEntries(_parent.Path).Select(Path.GetFileName));

        async Task FillAsync(string staging)
        {
            fillings++;
            Directory.CreateDirectory(staging);
            entered.TrySetResult();
            await finish.Task;
            await File.WriteAllTextAsync(Path.Combine(staging, "whole"), "", TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_failed_first_run_leaves_the_way_free_for_the_next()
    {
        var folder = Path.Combine(_parent.Path, "made");
        await Assert.ThrowsAsync<ServerSetupException>(() => StagedFolder.EnsureAsync(
            folder, _ => throw new ServerSetupException("No network."), TestContext.Current.CancellationToken));

        await StagedFolder.EnsureAsync(folder, staging => Task.FromResult(Directory.CreateDirectory(staging)), TestContext.Current.CancellationToken);

        Assert.True(Directory.Exists(folder));
    }
}
