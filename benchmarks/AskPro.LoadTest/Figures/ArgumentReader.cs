using System.Globalization;

namespace AskPro.LoadTest.Figures;

/// <summary>Reads <c>--check</c> and numbers such as <c>--calls 200</c>; whatever else is said is refused.</summary>
internal sealed class ArgumentReader
{
    private readonly Dictionary<string, int> _numbers = [];

    /// <param name="args">What follows the command.</param>
    /// <param name="known">The numbers the command understands, with their defaults.</param>
    public ArgumentReader(ReadOnlySpan<string> args, params ReadOnlySpan<(string Name, int Default)> known)
    {
        foreach (var (name, value) in known)
            _numbers[name] = value;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--check")
                Check = true;
            else if (_numbers.ContainsKey(args[i]))
                _numbers[args[i]] = Positive(args, ++i);
            else
                throw new ArgumentException($"Unknown argument {args[i]}.");
        }
    }

    /// <summary>Exit with 1 when a goal is missed.</summary>
    public bool Check { get; }

    public int this[string name] => _numbers[name];

    private static int Positive(ReadOnlySpan<string> args, int at) =>
        at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{args[at - 1]} needs a positive number.");
}
