using AskPro.Api.Features.Webhooks.Intake;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>What is tried at the front door, and what it should answer.</summary>
internal static class TestKinds
{
    /// <summary>An event that a person composed.</summary>
    internal const string Event = "event";

    /// <summary>The same event twice: stored once.</summary>
    internal const string Twice = "twice";

    internal const string WrongKey = "wrong_key";
    internal const string Stale = "stale";
    internal const string Missing = "missing";
    internal const string NotJson = "not_json";

    private const string Accepted = "204";

    internal static readonly IReadOnlyList<string> All = [Event, Twice, WrongKey, Stale, Missing, NotJson];

    /// <summary>Whether nothing of it may be held against the company: then it goes to the platform's address.</summary>
    internal static bool IsOfNobody(string kind) => kind is not (Event or Twice);

    /// <summary>Whether its answer says something only when the platform has a key.</summary>
    internal static bool NeedsPlatformKey(string kind) => kind is WrongKey or NotJson;

    /// <summary>The answer, or both, as a person reads them.</summary>
    internal static string Expected(string kind) => kind switch
    {
        Twice => $"{Accepted}, {Accepted}",
        WrongKey => Text(IngestFault.SignatureInvalid),
        Stale => Text(IngestFault.SignatureStale),
        Missing => Text(IngestFault.SignatureMissing),
        _ => Accepted,
    };

    private static string Text(IngestFault fault) => $"{fault.Status} {fault.Code}";
}
