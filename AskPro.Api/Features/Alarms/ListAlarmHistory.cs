using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Alarms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>GET …/history</c>: when alarms fired, the latest first, and who was told.</summary>
internal static class ListAlarmHistory
{
    private const int MaxLimit = 100;

    internal static void MapListAlarmHistory(this RouteGroupBuilder alarms) =>
        alarms.MapGet("/history", HandleAsync)
            .NeedsOperator()
            .WithName("ListAlarmHistory")
            .WithSummary("When alarms fired")
            .WithDescription("The latest first, kept for 90 days: from, until, the worst value, who was told and whether it arrived. `before` takes the `nextCursor` of the page before, `limit` is 1 to 100.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<AlarmHistory>, ProblemHttpResult>> HandleAsync(
        AskProDbContext database, CancellationToken cancellationToken, Guid? before = null, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 100.");
        var wanted = database.AlarmEpisodes.AsNoTracking().Where(episode => episode.FiredAt != null);
        if (before is not null)
        {
            var last = await wanted.Where(episode => episode.Id == before).Select(episode => new { episode.PendingAt, episode.Id }).SingleOrDefaultAsync(cancellationToken);
            if (last is null) return Problems.Invalid(ProblemCodes.InvalidCursor, "before is not a cursor of this list.");
            wanted = wanted.Where(episode => EF.Functions.LessThan(ValueTuple.Create(episode.PendingAt, episode.Id), ValueTuple.Create(last.PendingAt, last.Id)));
        }

        var page = await wanted.OrderByDescending(episode => episode.PendingAt).ThenByDescending(episode => episode.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var ids = page.Take(limit).Select(episode => episode.Id).ToList();
        var told = (await database.AlarmNotifications.AsNoTracking().Where(notification => ids.Contains(notification.EpisodeId!.Value)).OrderBy(notification => notification.Id).ToListAsync(cancellationToken))
            .ToLookup(notification => notification.EpisodeId!.Value);
        return TypedResults.Ok(new AlarmHistory([.. page.Take(limit).Select(episode => View(episode, told[episode.Id]))], page.Count > limit ? ids[^1] : null));
    }

    private static AlarmEpisodeView View(AlarmEpisode episode, IEnumerable<AlarmNotification> told) => new(
        episode.Id, episode.Figure, AlarmFigures.Find(episode.Figure)?.Unit ?? "count", episode.Comparison, episode.Threshold, episode.Severity, episode.State,
        episode.PendingAt, episode.FiredAt!.Value, episode.EndedAt, episode.Peak, episode.Cause, AlarmFigures.RunbookOf(episode.Cause, episode.Figure), episode.MutedAt,
        [.. told.Select(AlarmToldView.Of)]);

    /// <param name="Items">The episodes of this page.</param>
    /// <param name="NextCursor">For <c>before</c>; null on the last page.</param>
    internal sealed record AlarmHistory(IReadOnlyList<AlarmEpisodeView> Items, Guid? NextCursor);
}
