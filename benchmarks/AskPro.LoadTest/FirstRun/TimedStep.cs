using System.Diagnostics;
using System.Globalization;

namespace AskPro.LoadTest.FirstRun;

/// <summary>A program that has to end well, and how long it takes.</summary>
internal static class TimedStep
{
    /// <returns>Seconds.</returns>
    public static async Task<double> RunAsync(string name, ProcessStartInfo program, CancellationToken cancellationToken)
    {
        program.RedirectStandardOutput = program.RedirectStandardError = true;
        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(program) ?? throw new InvalidOperationException($"{program.FileName} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} failed:\n{await output}{await errors}");
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {seconds:0.0} s"));
        return seconds;
    }
}
