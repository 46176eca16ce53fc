namespace AskPro.Web.Events;

/// <summary>What is to be processed again, and why.</summary>
/// <param name="Expected">How many events the page has shown.</param>
internal sealed record ReplayForm(
    Guid? EventId = null, Guid? CompanyId = null, string? State = null, string? Event = null, string? Cause = null, string? CallId = null, string? VerifiedBy = null,
    DateTimeOffset? From = null, DateTimeOffset? Until = null, long? Expected = null, string? Reason = null);
