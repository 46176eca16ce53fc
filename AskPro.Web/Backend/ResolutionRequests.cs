namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about whose number it is.</summary>
internal static class ResolutionRequests
{
    public static Task<ResolvedNumberAnswer> ResolveNumberAsync(this AskProApiClient api, SessionToken token, string? number, CancellationToken cancel) =>
        api.GetAsync<ResolvedNumberAnswer>(token, $"/api/resolve?number={Uri.EscapeDataString(number ?? "")}", cancel);

    /// <summary>Over all companies.</summary>
    public static Task<ResolvedNumberAnswer> ResolveForOperatorsAsync(this AskProApiClient api, SessionToken token, string? number, CancellationToken cancel) =>
        api.GetAsync<ResolvedNumberAnswer>(token, $"/api/operators/resolve?number={Uri.EscapeDataString(number ?? "")}", cancel);
}
