using System.Collections.Concurrent;

namespace AskPro.Api.Features.Figures;

/// <summary>The latest figures of each length, for half a minute: however many operators look, the database counts twice a minute at most.</summary>
internal sealed class RememberedFigures(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, FiguresView> _views = new();

    internal FiguresView? Find(int days) => _views.TryGetValue(days, out var view) && time.GetUtcNow() - view.Until < Fresh ? view : null;

    internal void Keep(int days, FiguresView view) => _views[days] = view;
}
