namespace AskPro.Web.Backend;

/// <summary>An event to begin a test with.</summary>
/// <param name="Door">Whose address and key are used.</param>
/// <param name="HasPlatformKey">Whether what is tried at the platform's address says anything.</param>
public sealed record TestDraftAnswer(Guid CompanyId, string CompanyName, string Door, bool CanSign, bool HasPlatformKey, string? Number, string Body);

/// <summary>A test of the front door and how far it came.</summary>
public sealed record FrontDoorTestAnswer(
    Guid Id, Guid CompanyId, string CompanyName, string Kind, string Door, string? Event, string CallId, DateTimeOffset SentAt, string Expected, string Seen,
    bool IsAsExpected, bool IsSettled, IReadOnlyList<TestStepAnswer> Steps);

/// <summary>One step of the way from the front door to the page.</summary>
public sealed record TestStepAnswer(string Step, string State, string? Code, DateTimeOffset? At, double? Seconds, Guid? EventId);
