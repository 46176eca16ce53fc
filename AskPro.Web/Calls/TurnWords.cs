using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Calls;

/// <summary>Who speaks in a turn, and what a reader who is no operator sees of it.</summary>
internal static class TurnWords
{
    public static string Speaker(string role) => role switch
    {
        "agent" => Words.SpeakerAgent,
        "user" => Words.SpeakerCaller,
        "transfer_target" => Words.SpeakerTransfer,
        _ => Words.SpeakerSystem,
    };

    public static string Style(string role) => role switch
    {
        "agent" => "turn-agent",
        "user" or "transfer_target" => "turn-caller",
        _ => "turn-system",
    };

    public static string Text(TurnAnswer turn) => turn.Role switch
    {
        "tool_call_invocation" => WithDetail(Words.TurnToolCalled, turn.Content),
        "tool_call_result" => WithDetail(Words.TurnToolAnswered, turn.Content),
        "node_transition" => WithDetail(Words.TurnNode, turn.Content),
        "dtmf" => WithDetail(Words.TurnKeys, turn.Content),
        "sms" => WithDetail(Words.TurnSms, turn.Content),
        _ => turn.Content ?? "",
    };

    // Raw JSON is for operators only.
    private static string WithDetail(string word, string? content) =>
        string.IsNullOrWhiteSpace(content) || content.TrimStart()[0] is '{' or '[' ? word : $"{word}: {content}";
}
