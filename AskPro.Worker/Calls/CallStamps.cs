using System.Text.Json;

namespace AskPro.Worker.Calls;

/// <summary>
/// The form of <c>calls.stamps</c>: <c>{"3.1773752868738.0a1b…":["*","turns"],"1.1773752712318.…":["started_at"]}</c>.
/// The strongest stamp stands for every column that has a value and is not named elsewhere, which keeps the usual row short.
/// </summary>
internal static class CallStamps
{
    private const string Rest = "*";
    private const string Turns = "turns";

    public static string Write(CallState call)
    {
        var groups = new SortedDictionary<CallStamp, List<string>>(Comparer<CallStamp>.Create((one, other) => other.CompareTo(one)));
        for (var field = 0; field < call.Stamps.Length; field++)
        {
            if (call.Values[field] is not null)
                Group(call.Stamps[field]).Add(CallField.All[field].Column);
        }

        if (groups.Count > 0)
            groups[groups.Keys.First()] = [Rest];
        if (call.TurnsStamp != default)
            Group(call.TurnsStamp).Add(Turns);
        return JsonSerializer.Serialize(groups.ToDictionary(group => group.Key.ToString(), group => group.Value));

        List<string> Group(CallStamp stamp) => groups.TryGetValue(stamp, out var group) ? group : groups[stamp] = [];
    }

    /// <summary>Fills the stamps of a call whose values are already there.</summary>
    public static void Read(string json, CallState call)
    {
        var named = new Dictionary<string, CallStamp>(StringComparer.Ordinal);
        foreach (var (stamp, names) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!)
        {
            foreach (var name in names)
                named[name] = CallStamp.Parse(stamp);
        }

        var rest = named.GetValueOrDefault(Rest);
        for (var field = 0; field < call.Stamps.Length; field++)
        {
            if (call.Values[field] is not null)
                call.Stamps[field] = named.GetValueOrDefault(CallField.All[field].Column, rest);
        }

        call.TurnsStamp = named.GetValueOrDefault(Turns);
    }
}
