namespace AskPro.Api.Hosting;

/// <summary>
/// The routes that show or change a company's data. What holds for all of them stands here once: a session, its company as
/// the only one in reach, and the errors they share.
/// </summary>
internal static class CompanyGroup
{
    internal static RouteGroupBuilder MapCompanyGroup(this WebApplication app) =>
        app.MapGroup("/api")
            .RequireAuthorization()
            .WithMetadata(new CompanyScoped())
            .AddEndpointFilter<TenantTransactionFilter>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}

/// <summary>Marks a route whose handler runs inside the tenant transaction of its session.</summary>
internal sealed class CompanyScoped;

/// <summary>
/// Marks a route that asks somebody outside: a transaction that waits for a stranger would keep a connection and its locks. Its handler
/// opens its own, before and after.
/// </summary>
internal sealed class AsksOutside;

/// <summary>Marks a route that, beside the company, sees what its person owns in others: memberships, companies' names, sessions.</summary>
internal sealed class SeesOwn;
