using AskPro.Data.Inbox;
using AskPro.Integrations.Retell.Signatures;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>What a webhook must be signed with.</summary>
/// <param name="CompanyId">The company named by the address; null for the platform's own address.</param>
/// <param name="VerifiedBy">Whose key it is.</param>
/// <param name="Secrets">The keys that are good there, the current one first: while one replaces another, Retell signs with either.</param>
internal sealed record WebhookKey(Guid? CompanyId, InboxVerifier VerifiedBy, IReadOnlyList<SigningSecret> Secrets)
{
    /// <summary>Looks for the key that made the signature.</summary>
    /// <param name="signature">The header.</param>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="signedWith">The key that did; null when none did.</param>
    /// <returns>The verdict of the last key that was tried.</returns>
    public RetellSignatureVerdict Verify(RetellSignatureHeader signature, ReadOnlySpan<byte> body, out SigningSecret? signedWith)
    {
        var verdict = RetellSignatureVerdict.Valid;
        foreach (var secret in Secrets)
        {
            verdict = RetellSignature.VerifyDigest(signature, body, secret.Bytes);
            if (verdict == RetellSignatureVerdict.Valid)
            {
                signedWith = secret;
                return verdict;
            }
        }

        signedWith = null;
        return verdict;
    }
}

/// <summary>One key of an address.</summary>
/// <param name="KeyId">The row of a company's key; null for the platform's.</param>
/// <param name="Bytes">UTF-8 bytes of the Retell API key.</param>
internal sealed record SigningSecret(Guid? KeyId, byte[] Bytes);
