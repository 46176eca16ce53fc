namespace AskPro.Data.Tenancy;

/// <summary>Whose rows the running transaction sees. The default sees none.</summary>
internal readonly record struct TenantScope(Guid? CompanyId, Guid? UserId, bool EveryCompany);
