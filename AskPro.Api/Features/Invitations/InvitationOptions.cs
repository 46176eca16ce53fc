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
}
