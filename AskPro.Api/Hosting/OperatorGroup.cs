using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Tenancy;

namespace AskPro.Api.Hosting;

/// <summary>
/// The routes for operators of the platform. Their transaction sees no company's rows: what they show comes from functions of the
/// database that count and tell states, and that ask themselves whether the person is an operator.
/// </summary>
internal static class OperatorGroup
{
    internal static RouteGroupBuilder MapOperatorGroup(this WebApplication app) =>
        app.MapGroup("/api/operators")
            .RequireAuthorization()
            .WithMetadata(new OperatorScoped())
            .AddEndpointFilter<OperatorTransactionFilter>()
            .WithTags("Operators")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}

/// <summary>Marks a route whose handler runs inside a transaction of an operator.</summary>
internal sealed class OperatorScoped;

/// <summary>As <see cref="TenantTransactionFilter"/>, with the operator in the place of the company.</summary>
internal sealed class OperatorTransactionFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = Caller.Of(http.User);
        // The company of the session, if it has one, is none of these routes' business.
        http.RequestServices.GetRequiredService<TenantContext>().Enter(caller with { CompanyId = null, Role = null, Rights = [], BranchIds = null });
        if (http.GetEndpoint()?.Metadata.GetMetadata<AsksOutside>() is not null) return await next(context);
        var database = http.RequestServices.GetRequiredService<AskProDbContext>();
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(
            database, caller.UserId!.Value, TenantTransactionFilter.IsRead(http.Request.Method), http.RequestAborted);
        var result = await next(context);
        if (!TenantTransactionFilter.IsRefusal(result)) await TenantTransactionFilter.CommitAsync(transaction, http);
        return result;
    }
}
