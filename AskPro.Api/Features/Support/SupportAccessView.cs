using AskPro.Data.Operators;

namespace AskPro.Api.Features.Support;

/// <param name="Id">Id of the access.</param>
/// <param name="OperatorName">Who was let in.</param>
/// <param name="Reason">Why, in that person's words.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="ExpiresAt">When it ends or would have ended by itself.</param>
/// <param name="EndedAt">When it ended; null while it is open.</param>
internal sealed record SupportAccessView(
    Guid Id, string OperatorName, string Reason, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt)
{
    /// <summary>What has expired has ended, whether the Worker has been there or not.</summary>
    internal static SupportAccessView Of(SupportAccess access, DateTimeOffset now) => new(
        access.Id, access.OperatorName, access.Reason, access.OpenedAt, access.ExpiresAt, access.EndedAt ?? (access.ExpiresAt <= now ? access.ExpiresAt : null));
}
