using System.ComponentModel.DataAnnotations;

namespace AskPro.Simulator.Mails;

/// <summary>Where the stand-in for the mail server listens; configuration section <c>Simulator</c>.</summary>
internal sealed class MailboxOptions
{
    internal const string Section = "Simulator";

    /// <summary>Port on the loopback interface (default 0: any free one; the log says which).</summary>
    [Range(0, 65_535)]
    public int MailPort { get; set; }
}
