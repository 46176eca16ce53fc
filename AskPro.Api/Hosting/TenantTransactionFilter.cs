using AskPro.Api.Features.Sessions;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;

namespace AskPro.Api.Hosting;

/// <summary>
/// Opens the transaction that sees the session's company and nothing else, runs the handler in it, and commits unless the
/// handler refused. A read sees one moment, however many statements it takes. Results are built from rows already read, so they may be written after the commit.
/// </summary>
internal sealed class TenantTransactionFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var session = http.User.Session();
        var tenant = http.RequestServices.GetRequiredService<TenantContext>();
        tenant.CompanyId = session.CompanyId;
        tenant.UserId = session.UserId;
        tenant.BranchIds = session.BranchIds;
        tenant.Rights = RoleRights.Of(session.Role);

        var database = http.RequestServices.GetRequiredService<AskProDbContext>();
        Guid? ownUserId = http.GetEndpoint()?.Metadata.GetMetadata<SeesOwn>() is null ? null : session.UserId;
        await using var transaction = IsRead(http.Request.Method)
            ? await TenantTransaction.BeginReadAsync(database, session.CompanyId, ownUserId, http.RequestAborted, session.BranchIds)
            : await TenantTransaction.BeginAsync(database, session.CompanyId, ownUserId, http.RequestAborted, session.BranchIds);
        var result = await next(context);
        if (!IsRefusal(result)) await transaction.CommitAsync(http.RequestAborted);
        return result;
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool IsRefusal(object? result)
    {
        if (result is INestedHttpResult nested) return IsRefusal(nested.Result);
        return result is IStatusCodeHttpResult { StatusCode: >= 400 };
    }
}
