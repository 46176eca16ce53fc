namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about figures.</summary>
internal static class FigureRequests
{
    /// <returns>Null when Api gave up counting because it took too long.</returns>
    public static Task<FiguresAnswer?> GetFiguresAsync(this AskProApiClient api, SessionToken token, int days, CancellationToken cancel) =>
        api.GetUnlessTooSlowAsync<FiguresAnswer>(token, $"/api/operators/figures?days={days}", cancel);
}
