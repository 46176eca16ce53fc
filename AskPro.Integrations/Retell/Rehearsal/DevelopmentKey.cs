namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>The platform key that everybody knows, because it stands in the README. Refused outside Development.</summary>
public static class DevelopmentKey
{
    /// <summary>Default of <c>Retell:PlatformKey</c> in Development.</summary>
    public const string PlatformKey = "key_development_only";
}
