using Xunit;

namespace AskPro.Tests.Support.Servers;

/// <summary>Shows what a server's preparation reports (downloads take a while) in the running test, if there is one.</summary>
internal sealed class TestOutput : IProgress<string>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Report(string value)
    {
        lock (_lines)
        {
            _lines.Add(value);
        }

        TestContext.Current.SendDiagnosticMessage(value);
    }
}
