using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.PasswordResets;

/// <summary>How passwords that were forgotten are set anew; configuration section <c>PasswordResets</c>.</summary>
internal sealed class PasswordResetOptions
{
    internal const string Section = "PasswordResets";

    /// <summary>Minutes for which a link is good (default 60); it is good once.</summary>
    [Range(1, 1440)]
    public int LinkMinutes { get; set; } = 60;

    /// <summary>Requests per minute from one address, for a link of any kind or with one (default 10).</summary>
    [Range(1, 10_000)]
    public int RequestsPerMinute { get; set; } = 10;

    /// <summary>Links of any kind per quarter of an hour to one e-mail address (default 3); whoever asks more often gets the same answer and no mail.</summary>
    [Range(1, 1000)]
    public int LinksPerQuarterHour { get; set; } = 3;
}
