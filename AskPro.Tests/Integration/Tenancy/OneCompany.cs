namespace AskPro.Tests.Integration.Tenancy;

internal sealed record OneCompany(
    Guid CompanyId, Guid UserId, Guid SessionId, Guid BranchId, Guid CustomerId, Guid CallId, byte[] TokenHash, byte[] WebhookKeyHash, byte[] ApiTokenHash);
