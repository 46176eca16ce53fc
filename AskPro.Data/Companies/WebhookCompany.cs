namespace AskPro.Data.Companies;

/// <summary>The company behind the unguessable part of a webhook address.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Keys">Its Retell API keys, the current one first; none until one is entered.</param>
public sealed record WebhookCompany(Guid CompanyId, IReadOnlyList<WebhookCompanyKey> Keys);

/// <summary>A key that may have signed an event.</summary>
/// <param name="KeyId">The row of the key.</param>
/// <param name="SecretProtected">The key encrypted by the key ring.</param>
public sealed record WebhookCompanyKey(Guid KeyId, string SecretProtected);
