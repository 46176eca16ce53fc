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
