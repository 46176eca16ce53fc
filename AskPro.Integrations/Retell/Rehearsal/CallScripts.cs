using System.Text.Json;
using System.Text.Json.Serialization;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>The scripts that are rehearsed, one file per trade beside this one.</summary>
public static class CallScripts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Dictionary<Trade, IReadOnlyList<CallScript>> ByTrade = new()
    {
        [Trade.Salon] = Read<CallScript>("salon.json"),
        [Trade.Practice] = Read<CallScript>("practice.json"),
    };

    /// <summary>Exchanges that fit any conversation; they make a call longer without changing what it is about.</summary>
    internal static IReadOnlyList<ScriptLine> SmallTalk { get; } = Read<ScriptLine>("smalltalk.json");

    /// <summary>All scripts of a trade.</summary>
    public static IReadOnlyList<CallScript> Of(Trade trade) => ByTrade[trade];

    /// <summary>One of the scripts of a trade for a scenario; every scenario has at least one.</summary>
    public static CallScript Pick(Trade trade, CallScenario scenario, Random random)
    {
        var fitting = ByTrade[trade].Where(script => script.Scenario == scenario).ToArray();
        return fitting[random.Next(fitting.Length)];
    }

    private static List<T> Read<T>(string file)
    {
        using var stream = typeof(CallScripts).Assembly.GetManifestResourceStream($"AskPro.Integrations.Rehearsal.{file}")
            ?? throw new InvalidOperationException($"The script file {file} is not embedded in AskPro.Integrations.");
        return JsonSerializer.Deserialize<List<T>>(stream, Json)!;
    }
}
