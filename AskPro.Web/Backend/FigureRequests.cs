namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about figures.</summary>
internal static class FigureRequests
{
    public static Task<FiguresAnswer> GetFiguresAsync(this AskProApiClient api, SessionToken token, int days, CancellationToken cancel) =>
        api.GetAsync<FiguresAnswer>(token, $"/api/operators/figures?days={days}", cancel);
}
