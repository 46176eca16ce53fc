using AskPro.Integrations.Retell.Signatures;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>Signs as Retell does, or as the test wants it wrong.</summary>
internal static class TestSignature
{
    private const string OfNobody = "key_of_nobody_at_all";

    /// <summary>Null where none is sent: the header of a moment, and of twice the tolerance ago.</summary>
    internal static Func<DateTimeOffset, string?> Of(string kind, byte[] body, string? key) => now => kind switch
    {
        TestKinds.Missing => null,
        TestKinds.WrongKey => RetellSignature.Sign(body, OfNobody, now),
        TestKinds.Stale => RetellSignature.Sign(body, key ?? OfNobody, now - (RetellSignature.Tolerance * 2)),
        _ => RetellSignature.Sign(body, key ?? OfNobody, now),
    };
}
