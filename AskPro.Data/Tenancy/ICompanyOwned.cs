namespace AskPro.Data.Tenancy;

/// <summary>A row of one company. Every such entity gets the tenant filter and lies under row-level security.</summary>
public interface ICompanyOwned
{
    /// <summary>The company that owns the row; first in every index.</summary>
    Guid CompanyId { get; }
}
