namespace AskPro.Data.Setup;

/// <summary>The values of <see cref="SetupTest.Kind"/>.</summary>
public static class SetupTestKinds
{
    /// <summary>Somebody takes a phone and calls.</summary>
    public const string Call = "call";

    /// <summary>AskPro signs an event as Retell does and sends it to its own front door.</summary>
    public const string Event = "event";
}
