using AskPro.Data.Calls;
using AskPro.Data.Companies;
using AskPro.Integrations.Retell.Calls;

namespace AskPro.Worker.Calls;

/// <summary>
/// The address of a recording waits for the analysis, because Retell sends it at the end of the call; when the analysis has come
/// and does not say that the caller agreed, it goes. This is the one thing that a call forgets, so it stands beside the merge and not in it.
/// </summary>
internal static class CallRecording
{
    private static readonly int _analysis = CallField.IndexOf("custom_analysis");
    private static readonly int[] _addresses = [CallField.IndexOf("recording_url"), CallField.IndexOf("recording_multi_channel_url")];

    /// <summary>Whether an event brings back in vain what the call's analysis did not allow; not if it brings the consent itself.</summary>
    public static bool IsRefused(CallState call, RetellCall said) => IsRefused(call) && !RecordingModes.IsAgreed(said.CustomAnalysis);

    /// <summary>After all events of a batch, so that their order does not matter: forgets the addresses that may not be kept.</summary>
    public static void Settle(CallState call)
    {
        if (!IsRefused(call)) return;
        foreach (var address in _addresses)
            call.Values[address] = null;
    }

    private static bool IsRefused(CallState call) =>
        call.Stage == (int)CallStage.Analyzed && !RecordingModes.IsAgreed((string?)call.Values[_analysis]);
}
