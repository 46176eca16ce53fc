namespace AskPro.Simulator.Hosting;

/// <summary>The simulator speaks with Retell's voice and a key that everybody knows.</summary>
internal static class DevelopmentOnly
{
    internal static void Require(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
            throw new InvalidOperationException("The simulator places invented calls and runs only in Development.");
    }
}
