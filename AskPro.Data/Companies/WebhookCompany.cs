namespace AskPro.Data.Companies;

/// <summary>The company behind the unguessable part of a webhook address.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="RetellApiKeyProtected">Its Retell API key, encrypted by the key ring; null until it is entered.</param>
public sealed record WebhookCompany(Guid CompanyId, string? RetellApiKeyProtected);
