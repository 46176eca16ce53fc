using AskPro.Web.Backend;

namespace AskPro.Web.Health;

/// <summary>What Api said of its components, and what Web knows itself: that it runs, and whether Api answers.</summary>
internal static class HealthRows
{
    private const string Down = "down";
    private const string ServiceDown = "docs/runbooks/service-down.md";

    /// <param name="answer">The last one; null when there was none since the start.</param>
    /// <param name="isDatabaseAway">Whether Api lives and knows no operator.</param>
    /// <param name="watch">What Web knows of Api.</param>
    public static IReadOnlyList<ComponentAnswer> Of(HealthAnswer? answer, bool isDatabaseAway, StatusWatch watch)
    {
        var rows = answer?.Components.ToDictionary(component => component.Name) ?? [];
        var api = rows.GetValueOrDefault("api") ?? new("api", "unknown", "not_measured", null, null, [], []);
        rows["api"] = Api(api, watch.Last);
        // Api says so itself: one that is only slow to answer operators proves nothing about the database.
        if (isDatabaseAway && watch.Last?.Answer?.Components.Any(part => part is { Name: StatusWords.Intake, State: Down }) is true)
        {
            var known = rows.GetValueOrDefault("database") ?? new("database", Down, null, null, null, [], []);
            var since = watch.Last?.Answer?.Components.FirstOrDefault(part => part is { Name: StatusWords.Intake, State: Down })?.Since;
            rows["database"] = known with { State = Down, Cause = "database_away", Runbook = "docs/runbooks/database-away.md", Since = since, Measures = [] };
        }

        var web = new ComponentAnswer("web", "well", null, null, watch.StartedAt, [], []);
        return [web, rows["api"], .. rows.Values.Where(row => row.Name != "api")];
    }

    private static ComponentAnswer Api(ComponentAnswer known, StatusResult? last)
    {
        if (last is null) return known;
        if (last.Answer is null) return known with { State = Down, Cause = "api_away", Runbook = ServiceDown, Since = last.Since, Measures = [] };
        var answering = known with { Measures = [.. known.Measures, new("answer_seconds", last.Seconds)] };
        // It answers, whatever its own history says.
        return known.State == "unknown" ? answering with { State = "well", Cause = null, Runbook = null, Since = last.Since } : answering;
    }
}
