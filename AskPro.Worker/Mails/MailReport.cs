namespace AskPro.Worker.Mails;

/// <summary>Says what became of each mail: a log line and the metrics.</summary>
internal sealed class MailReport(MailMetrics metrics, TimeProvider time, ILogger<MailReport> log)
{
    public void Turned(MailTurn turn, TimeSpan duration)
    {
        if (turn is not { Message: { } message, Result: { } result })
            return;
        var lag = time.GetUtcNow() - message.CreatedAt;
        metrics.Tried(result, turn.Cause, lag, duration);
        log.Tried(message.Id, message.CompanyId, message.Attempts + 1, result, lag.TotalSeconds, duration.TotalSeconds, turn.Cause, turn.Status);
        if (result == MailResults.Dead)
            log.Dead(message.Id, turn.Cause, turn.Status);
        else if (result == MailResults.Released)
            log.ServerAway(turn.Status);
        else if (result == MailResults.TakenOver)
            log.TakenOver(message.Id);
    }
}
