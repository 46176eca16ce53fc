using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.Sessions;

/// <summary>How long people stay signed in and how often they may try; configuration section <c>Sessions</c>.</summary>
internal sealed class SessionOptions : IValidatableObject
{
    internal const string Section = "Sessions";

    /// <summary>Days without use after which a session ends (default 14).</summary>
    [Range(1, 365)]
    public int IdleDays { get; set; } = 14;

    /// <summary>Days after which a session ends however much it is used (default 90).</summary>
    [Range(1, 365)]
    public int MaxDays { get; set; } = 90;

    /// <summary>Wrong passwords in a row after which an account is locked (default 8).</summary>
    [Range(3, 100)]
    public int AttemptsBeforeLock { get; set; } = 8;

    /// <summary>Minutes for which it is locked (default 5); the right password is refused too.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 5;

    /// <summary>Sign-ins per minute from one address, right or wrong (default 60).</summary>
    [Range(1, 10_000)]
    public int AttemptsPerMinute { get; set; } = 60;

    /// <summary>Times per minute one person may prove who they are, right or wrong (default 5): people mistype, a thief at an open browser guesses.</summary>
    [Range(1, 10_000)]
    public int ProofsPerMinute { get; set; } = 5;

    /// <summary>Minutes after proving who they are for which people may do dangerous things without proving it again (default 10).</summary>
    [Range(1, 1440)]
    public int StepUpMinutes { get; set; } = 10;

    internal TimeSpan Idle => TimeSpan.FromDays(IdleDays);

    internal TimeSpan Lock => TimeSpan.FromMinutes(LockMinutes);

    internal TimeSpan StepUp => TimeSpan.FromMinutes(StepUpMinutes);

    internal TimeSpan Max => TimeSpan.FromDays(MaxDays);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxDays < IdleDays) yield return new ValidationResult("Sessions:MaxDays is smaller than Sessions:IdleDays.");
    }
}
