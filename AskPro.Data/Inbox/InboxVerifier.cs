namespace AskPro.Data.Inbox;

/// <summary>Whose key the signature was checked with.</summary>
public enum InboxVerifier
{
    /// <summary>The key of the company named by the webhook address.</summary>
    CompanyKey,

    /// <summary>The key of the platform; the company follows from the call.</summary>
    PlatformKey,
}
