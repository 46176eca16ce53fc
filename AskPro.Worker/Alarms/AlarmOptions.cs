using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Alarms;

/// <summary>How alarms are raised; configuration section <c>Alarms</c>.</summary>
internal sealed class AlarmOptions
{
    internal const string Section = "Alarms";

    /// <summary>Seconds between looks at the rules (default 15).</summary>
    [Range(1, 60)]
    public int EverySeconds { get; set; } = 15;

    /// <summary>Seconds for which all must be well before an alarm is over (default 60), so that what comes and goes is told once.</summary>
    [Range(0, 3600)]
    public int QuietSeconds { get; set; } = 60;

    /// <summary>Hours after which an alarm that still fires is told again (default 4).</summary>
    [Range(1, 168)]
    public int RepeatHours { get; set; } = 4;

    /// <summary>Days for which is kept when alarms fired (default 90).</summary>
    [Range(1, 3650)]
    public int KeptDays { get; set; } = 90;
}
