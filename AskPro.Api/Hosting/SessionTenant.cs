using AskPro.Api.Hosting.Rights;
using AskPro.Data.Tenancy;

namespace AskPro.Api.Hosting;

internal static class SessionTenant
{
    /// <summary>Whoever handles the request reads there who asks.</summary>
    internal static void Enter(this TenantContext tenant, Caller caller)
    {
        tenant.CompanyId = caller.CompanyId;
        tenant.UserId = caller.UserId;
        tenant.BranchIds = caller.BranchIds;
        tenant.Role = caller.Role;
        tenant.IsOperator = caller.IsOperator;
        tenant.Rights = caller.Rights;
        tenant.Token = caller.Token;
    }
}
