using AskPro.Web.Texts;

namespace AskPro.Web.Setup;

/// <summary>
/// The codes by which a mobile phone forwards calls (3GPP TS 22.030, supplementary services: call forwarding); all German networks know
/// them, and most landline routers do.
/// </summary>
internal static class ForwardingCodes
{
    /// <summary>Ends every forwarding.</summary>
    public const string AllOff = "##002#";

    private const int RingsForSeconds = 20;

    public static IReadOnlyList<Way> All { get; } =
    [
        new("61", () => Words.ForwardingNoAnswer, RingsForSeconds),
        new("67", () => Words.ForwardingBusy, null),
        new("62", () => Words.ForwardingUnreachable, null),
        new("21", () => Words.ForwardingAlways, null),
    ];

    /// <summary>Opens the phone with the code (RFC 3966; <c>#</c> and <c>*</c> escaped as in any URI).</summary>
    public static string Dial(string code) => $"tel:{Uri.EscapeDataString(code)}";

    /// <param name="Service">The service code of TS 22.030.</param>
    /// <param name="Label">When calls are forwarded.</param>
    /// <param name="Seconds">How long it rings first, where that can be said.</param>
    internal sealed record Way(string Service, Func<string> Label, int? Seconds)
    {
        /// <summary>Ends this forwarding.</summary>
        public string Off => $"##{Service}#";

        /// <param name="number">Where to, E.164.</param>
        public string On(string number) => Seconds is { } seconds ? $"**{Service}*{number}**{seconds}#" : $"**{Service}*{number}#";
    }
}
