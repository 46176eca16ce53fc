namespace AskPro.Data.RetellKeys;

/// <summary>The values of <see cref="RetellKey.State"/>.</summary>
public static class RetellKeyStates
{
    /// <summary>Asks Retell's API; signs webhooks.</summary>
    public const string Current = "current";

    /// <summary>The one before it: still good for signatures until somebody removes it.</summary>
    public const string Previous = "previous";
}
