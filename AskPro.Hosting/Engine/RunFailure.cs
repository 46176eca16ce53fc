namespace AskPro.Hosting.Engine;

/// <summary>Why a run had to end, in one sentence.</summary>
internal sealed class RunFailure
{
    public string? Sentence { get; set; }

    public void Report()
    {
        if (Sentence is null)
            return;
        Console.Error.WriteLine($"AskPro cannot run: {Sentence}");
        Environment.ExitCode = 1;
    }
}
