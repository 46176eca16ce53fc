using AskPro.Data.Memberships;

namespace AskPro.Api.Hosting.Rights;

/// <summary>
/// What a route asks of who calls it. Every route carries one, or allows anonymous callers: a test walks them all.
/// Null: being signed in is enough, because the route shows nothing but the caller's own.
/// </summary>
/// <param name="Right">The right, of the role in the company of the session.</param>
/// <param name="IsOperators">Whether it is for operators of the platform, who need no company.</param>
internal sealed record DeclaredRight(Right? Right, bool IsOperators = false);
