namespace AskPro.Tests.Support.Spellings;

/// <summary>A number in the parts of which its country's numbering plan makes it.</summary>
/// <param name="Country">The country code, for example 49.</param>
/// <param name="Area">Area code or prefix as it is dialled from abroad, for example 30 or 176; an Italian 06 keeps its 0.</param>
/// <param name="Subscriber">The rest.</param>
/// <param name="Trunk">What is dialled before the area code at home; empty where nothing is.</param>
internal sealed record NumberParts(string Country, string Area, string Subscriber, string Trunk = "0")
{
    public string E164 => $"+{Country}{Area}{Subscriber}";

    /// <summary>The number without its country code, as seen from abroad.</summary>
    public string National => Area + Subscriber;

    /// <summary>The subscriber in pairs from the right, as German directories print it: 83793369 is 83 79 33 69.</summary>
    public string Pairs(char separator) => Groups(2, separator, fromRight: true);

    /// <summary>The subscriber in threes from the left: 83793369 is 837 933 69.</summary>
    public string Threes(char separator) => Groups(3, separator, fromRight: false);

    /// <summary>The subscriber with its last digits apart, as a direct extension is written: 837933-69.</summary>
    public string Extension(string separator) => Subscriber[..^2] + separator + Subscriber[^2..];

    private string Groups(int size, char separator, bool fromRight)
    {
        var first = fromRight && Subscriber.Length % size is var rest and > 0 ? rest : size;
        var groups = new List<string> { Subscriber[..first] };
        for (var at = first; at < Subscriber.Length; at += size)
            groups.Add(Subscriber[at..Math.Min(at + size, Subscriber.Length)]);
        return string.Join(separator, groups);
    }
}
