namespace AskPro.Data.Health;

/// <summary>How a component stands.</summary>
public static class ComponentStates
{
    /// <summary>As it should.</summary>
    public const string Well = "well";

    /// <summary>It works, and not as well as it should.</summary>
    public const string Degraded = "degraded";

    /// <summary>It does not work.</summary>
    public const string Down = "down";

    /// <summary>Nobody measured it; never stored.</summary>
    public const string Unknown = "unknown";

    /// <summary>The worse one of two: what is down is worse than what nobody knows, and that than what is degraded.</summary>
    public static string Worse(string one, string other) => Rank(one) >= Rank(other) ? one : other;

    private static int Rank(string state) => state switch { Down => 3, Unknown => 2, Degraded => 1, _ => 0 };
}
