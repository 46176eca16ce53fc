using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.Invitations;

/// <summary>How people are invited; configuration section <c>Invitations</c>.</summary>
internal sealed class InvitationOptions
{
    internal const string Section = "Invitations";

    /// <summary>Days for which a link is good (default 7); it is good once.</summary>
    [Range(1, 60)]
    public int LinkDays { get; set; } = 7;

    /// <summary>Open invitations of one company (default 50): nobody sends their text to the whole world through us.</summary>
    [Range(1, 10_000)]
    public int OpenPerCompany { get; set; } = 50;

    /// <summary>Invitations of one company in 24 hours, whatever became of them (default 50).</summary>
    [Range(1, 10_000)]
    public int PerDay { get; set; } = 50;

    /// <summary>The same for a company that signed up and that nobody has checked (default 5).</summary>
    [Range(1, 10_000)]
    public int PerDayUnchecked { get; set; } = 5;
}
