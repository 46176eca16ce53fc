using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Health;

/// <summary>Every component for operators. Where Api, or the database by which it knows them, is away, the page says that and shows what was known last.</summary>
internal static class ShowHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<RazorComponentResult<HealthPage>> PageAsync(
        Viewer viewer, AskProApiClient api, StatusWatch watch, LastHealth last, CancellationToken cancel)
    {
        // The status needs nothing but Api: it tells whether Api is away or what stands behind it.
        var isThere = (await watch.RunOnceAsync(cancel)).Answer is not null;
        var answer = isThere ? await AskAsync(viewer, api, cancel) : null;
        last.Answer = answer ?? last.Answer;
        return new(new
        {
            Viewer = viewer, Components = HealthRows.Of(last.Answer, isThere && answer is null, watch), At = last.Answer?.At, IsOld = answer is null,
        });
    }

    private static async Task<HealthAnswer?> AskAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await api.GetHealthAsync(viewer.Token, both.Token);
        }
        catch (Exception away) when (away is ServiceAwayException || away is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
