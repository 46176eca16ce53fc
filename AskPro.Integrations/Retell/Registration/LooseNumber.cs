using System.Text.Json;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>A number of a company that leads nowhere at Retell: nobody answers there, and no event ever comes of it.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Code"><see cref="NotAtRetell"/> or <see cref="WithoutAgent"/>.</param>
public sealed record LooseNumber(string Number, string Code)
{
    /// <summary>The workspace has no such number, or no longer.</summary>
    public const string NotAtRetell = "number_not_at_retell";

    /// <summary>It is bound to no agent, neither for calls that come nor for those that go, and nobody is asked for one when a call comes.</summary>
    public const string WithoutAgent = "number_without_agent";

    /// <param name="own">The company's numbers, E.164.</param>
    /// <param name="held">What Retell lists of them.</param>
    /// <param name="isWholeList">Whether that is all that Retell has.</param>
    internal static IReadOnlyList<LooseNumber> Among(IEnumerable<string> own, IReadOnlyList<RetellNumber> held, bool isWholeList)
    {
        var loose = new List<LooseNumber>();
        var found = held.ToLookup(number => number.Number, StringComparer.Ordinal);
        foreach (var number in own.Order(StringComparer.Ordinal))
        {
            if (found.Contains(number) ? found[number].All(one => one.LeadsNowhere) : isWholeList)
                loose.Add(new LooseNumber(number, found.Contains(number) ? WithoutAgent : NotAtRetell));
        }

        return loose;
    }

    /// <summary>Those that are loose although nobody got through: a number that Retell does not list and that brings calls leads somewhere.</summary>
    /// <param name="loose">What a look found.</param>
    /// <param name="reached">Numbers that brought calls lately.</param>
    public static IReadOnlyList<LooseNumber> Without(IReadOnlyList<LooseNumber> loose, IReadOnlySet<string> reached) =>
        [.. loose.Where(number => number.Code != NotAtRetell || !reached.Contains(number.Number))];

    /// <summary>As they are stored.</summary>
    public static string ToJson(IReadOnlyList<LooseNumber> numbers) => JsonSerializer.Serialize(numbers, JsonSerializerOptions.Web);

    /// <summary>What <see cref="ToJson"/> wrote; none when nobody has looked.</summary>
    public static IReadOnlyList<LooseNumber> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<LooseNumber>>(json, JsonSerializerOptions.Web)!;
}

/// <summary>What stands at Retell about a company's numbers.</summary>
/// <param name="Agents">Retell's ids of the agents that answer them or call from them.</param>
/// <param name="Loose">Those of them that lead nowhere.</param>
public sealed record OwnNumbers(IReadOnlyList<string> Agents, IReadOnlyList<LooseNumber> Loose);
