namespace AskPro.Integrations.Retell.Signatures;

/// <summary>What <see cref="RetellSignature"/> found in the header <c>x-retell-signature</c>.</summary>
public enum RetellSignatureVerdict
{
    /// <summary>The body was signed with this key within the tolerance.</summary>
    Valid,

    /// <summary>The header is absent or empty.</summary>
    Missing,

    /// <summary>The header is not <c>v=&lt;unix ms&gt;,d=&lt;64 hex digits&gt;</c>.</summary>
    Malformed,

    /// <summary>The signature time is more than <see cref="RetellSignature.Tolerance"/> away from now, in either direction.</summary>
    Stale,

    /// <summary>The digest belongs to another body or another key.</summary>
    Wrong,
}
