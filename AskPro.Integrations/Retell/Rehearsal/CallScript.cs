using System.Text.Json.Nodes;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>What is said and found out in one rehearsed call. Texts hold placeholders such as <c>{caller}</c>, see <see cref="ScriptText"/>.</summary>
/// <param name="Name">Unique name in its trade, shown to the person who rehearses.</param>
/// <param name="Scenario">What the call is about.</param>
/// <param name="DisconnectionReason">How it ends, in Retell's words.</param>
/// <param name="Sentiment">Retell's <c>user_sentiment</c>.</param>
/// <param name="Successful">Retell's <c>call_successful</c>.</param>
/// <param name="Summary">Retell's <c>call_summary</c>.</param>
/// <param name="Analysis">Retell's <c>custom_analysis_data</c>; empty for calls without a conversation.</param>
/// <param name="Lines">The conversation in order.</param>
public sealed record CallScript(
    string Name,
    CallScenario Scenario,
    string DisconnectionReason,
    string Sentiment,
    bool Successful,
    string Summary,
    JsonObject Analysis,
    IReadOnlyList<ScriptLine> Lines)
{
    /// <summary>Whether the business calls the customer.</summary>
    public bool IsOutbound => Scenario is CallScenario.Unreached;

    /// <summary>Whether anybody ever spoke; if not, Retell sends no <c>call_started</c>.</summary>
    public bool IsConnected => Scenario is not CallScenario.Unreached;
}

/// <summary>One line of a script: exactly one of the agent's words, the caller's words or a tool the agent uses.</summary>
/// <param name="Agent">Words of the agent.</param>
/// <param name="User">Words of the caller.</param>
/// <param name="Tool">Name of the function the agent calls.</param>
/// <param name="Arguments">What the function is called with.</param>
/// <param name="Result">What it answers.</param>
public sealed record ScriptLine(string? Agent, string? User, string? Tool, JsonObject? Arguments, JsonObject? Result);
