namespace AskPro.Worker.Alarms;

/// <summary>What one look came to.</summary>
/// <param name="Looked">False when another Worker looked just then, or the database did not answer.</param>
/// <param name="Fired">Alarms that fire since this look.</param>
/// <param name="Resolved">Alarms that are over since this look.</param>
/// <param name="Told">Messages that were asked for.</param>
/// <param name="Forgotten">Old episodes that are gone.</param>
internal sealed record AlarmResult(bool Looked, int Fired = 0, int Resolved = 0, int Told = 0, int Forgotten = 0);
