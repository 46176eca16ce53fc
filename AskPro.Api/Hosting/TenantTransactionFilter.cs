using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.ServiceDefaults.Cache;
using Microsoft.AspNetCore.Http.HttpResults;

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
        var caller = Caller.Of(http.User);
        var database = http.RequestServices.GetRequiredService<AskProDbContext>();
        var isOwn = http.GetEndpoint()?.Metadata.GetMetadata<SeesOwn>() is not null;
        if (caller.CompanyId is null && !isOwn) return CompanyRequired();

        http.RequestServices.GetRequiredService<TenantContext>().Enter(caller);
        if (http.GetEndpoint()?.Metadata.GetMetadata<AsksOutside>() is not null) return await next(context);
        await using var transaction = await BeginAsync(database, caller, isOwn, IsRead(http.Request.Method), http.RequestAborted);
        var result = await next(context);
        if (!IsRefusal(result)) await CommitAsync(transaction, http);
        return result;
    }

    /// <summary>Commits, and evicts from the cache what another company, number or setting is behind from then on.</summary>
    internal static async Task CommitAsync(TenantTransaction transaction, HttpContext http)
    {
        var rerouted = IsRead(http.Request.Method) ? [] : await transaction.ReroutedAsync(http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        if (rerouted.Count > 0) http.RequestServices.GetRequiredService<CacheEvictions>().Publish(rerouted);
    }

    /// <summary>An operator who works in no company, or whose support access has ended.</summary>
    internal static ProblemHttpResult CompanyRequired() => Problems.Of(
        StatusCodes.Status403Forbidden, ProblemCodes.CompanyRequired, "This session works in no company. Switch to one, or open support access.");

    private static Task<TenantTransaction> BeginAsync(
        AskProDbContext database, Caller caller, bool isOwn, bool isRead, CancellationToken cancellationToken)
    {
        if (caller.CompanyId is not { } companyId)
            return TenantTransaction.BeginForOperatorAsync(database, caller.UserId!.Value, isRead, cancellationToken);
        var ownUserId = isOwn ? caller.UserId : null;
        return isRead
            ? TenantTransaction.BeginReadAsync(database, companyId, ownUserId, cancellationToken, caller.BranchIds)
            : TenantTransaction.BeginAsync(database, companyId, ownUserId, cancellationToken, caller.BranchIds);
    }

    internal static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    internal static bool IsRefusal(object? result)
    {
        if (result is INestedHttpResult nested) return IsRefusal(nested.Result);
        return result is IStatusCodeHttpResult { StatusCode: >= 400 };
    }
}
