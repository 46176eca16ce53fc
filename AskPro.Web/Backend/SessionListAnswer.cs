namespace AskPro.Web.Backend;

/// <summary>Where the person is signed in, this session first.</summary>
internal sealed record SessionListAnswer(IReadOnlyList<SessionItemAnswer> Items);

/// <param name="Browser">Name of the browser; null when Api does not know it.</param>
/// <param name="System">Name of the system; null when Api does not know it.</param>
public sealed record SessionItemAnswer(
    Guid Id, string? Browser, string? System, string? CompanyName, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsCurrent);

/// <param name="EndedSessions">Other sessions that ended with the change.</param>
internal sealed record PasswordChangedAnswer(int EndedSessions);
