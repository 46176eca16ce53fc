using System.Globalization;

namespace AskPro.Data.Logs;

/// <summary>The last record of a page: the next one begins below it.</summary>
/// <param name="At">When it was logged.</param>
/// <param name="Id">Its id.</param>
public readonly record struct LogCursor(DateTimeOffset At, long Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static LogCursor? Read(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LogCursor(new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id}");
}
