using AskPro.Data.Inbox;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>The key a webhook must be signed with.</summary>
/// <param name="CompanyId">The company named by the address; null for the platform's own address.</param>
/// <param name="VerifiedBy">Whose key it is.</param>
/// <param name="Secret">UTF-8 bytes of the Retell API key.</param>
internal sealed record WebhookKey(Guid? CompanyId, InboxVerifier VerifiedBy, byte[] Secret);
