using AskPro.Api.Features.Sessions;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;

namespace AskPro.Api.Hosting;

internal static class SessionTenant
{
    /// <summary>Whoever handles the request reads there who asks.</summary>
    internal static void Enter(this TenantContext tenant, SessionIdentity session)
    {
        tenant.CompanyId = session.CompanyId;
        tenant.UserId = session.UserId;
        tenant.BranchIds = session.BranchIds;
        tenant.Role = session.Role;
        tenant.IsOperator = session.IsOperator;
        tenant.Rights = RoleRights.Of(session.Role ?? "");
    }
}
