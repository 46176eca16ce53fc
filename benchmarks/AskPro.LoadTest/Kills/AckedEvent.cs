using System.Security.Cryptography;

namespace AskPro.LoadTest.Kills;

/// <summary>An event that was answered with 204: from then on the product is answerable for it.</summary>
/// <param name="CallId">Retell's id of the call.</param>
/// <param name="Event">Retell's name of the event.</param>
/// <param name="BodyHash">SHA-256 of the body, hex.</param>
internal sealed record AckedEvent(string CallId, string Event, string BodyHash)
{
    private static readonly string[] Stages = ["", "call_started", "call_ended", "call_analyzed"];

    /// <summary>What the call must have reached at least: 1 started, 2 ended, 3 analyzed.</summary>
    public int Stage => Array.IndexOf(Stages, Event);

    public static AckedEvent Of(string callId, string name, byte[] body) => new(callId, name, Convert.ToHexStringLower(SHA256.HashData(body)));
}
