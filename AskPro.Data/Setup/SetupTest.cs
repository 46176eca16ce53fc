using AskPro.Data.Tenancy;

namespace AskPro.Data.Setup;

/// <summary>
/// A test of the whole way, from the phone to the page. What came of it is read from the calls; here stands only what they cannot tell.
/// </summary>
public sealed class SetupTest : ICompanyOwned
{
    /// <summary>Retell's ids of calls begin with <c>call_</c>; those of test events with this, so that nobody takes one for a call.</summary>
    public const string CallIdPrefix = "askpro_test_";

    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>One of <see cref="SetupTestKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it began; a call counts that came after it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who began it; null when that person's account is gone.</summary>
    public Guid? StartedBy { get; init; }

    /// <summary>Of a test event: its call id.</summary>
    public string? CallId { get; init; }

    /// <summary>Why the test event did not get through the front door; a stable code.</summary>
    public string? Fault { get; set; }

    /// <summary>When a browser of the company first showed the call with all that belongs to it.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>Why no event came, as far as Retell can tell; a stable code.</summary>
    public string? Cause { get; set; }

    /// <summary>What the cause is about: a number or the name of an agent.</summary>
    public string? CauseSubject { get; set; }

    /// <summary>When Retell was asked for the cause.</summary>
    public DateTimeOffset? CauseAskedAt { get; set; }
}
