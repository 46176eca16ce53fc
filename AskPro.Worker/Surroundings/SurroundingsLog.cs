using System.Net.Security;

namespace AskPro.Worker.Surroundings;

/// <summary>Log lines 3650–3699.</summary>
internal static partial class SurroundingsLog
{
    [LoggerMessage(3650, LogLevel.Warning, "The disk of {Folder} cannot be looked at: {Reason}")]
    public static partial void DiskUnread(this ILogger log, string folder, string reason);

    [LoggerMessage(3651, LogLevel.Error, "The certificate of {Host} is refused ({Errors}); Retell and browsers do not connect")]
    public static partial void CertificateRefused(this ILogger log, string host, SslPolicyErrors errors);

    [LoggerMessage(3652, LogLevel.Warning, "{Host} was not reached, so nothing is known of its certificate ({Reason})")]
    public static partial void CertificateUnread(this ILogger log, string host, string reason);
}
