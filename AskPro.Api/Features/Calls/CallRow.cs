using System.Collections.Frozen;
using AskPro.Data;
using AskPro.Data.Calls;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Setup;

namespace AskPro.Api.Features.Calls;

/// <summary>One call as lists show it.</summary>
internal record CallRow
{
    /// <summary>AskPro's id of the call.</summary>
    public required Guid Id { get; init; }

    /// <summary>Retell's id of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>What can be said about it now.</summary>
    public required CallState State { get; init; }

    /// <summary>When it was connected.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Length in whole seconds; null while it runs.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>Name of the other side: as given in the call, else as known from earlier ones.</summary>
    public string? CallerName { get; init; }

    /// <summary>Number of the other side in E.164; null when there is none, see <see cref="CallerNumberKind"/>.</summary>
    public string? CallerNumber { get; init; }

    /// <summary>The same number for people; when it is unreadable, what was sent in its place.</summary>
    public string? CallerNumberDisplay { get; init; }

    /// <summary>Why there is no number: <c>withheld</c>, <c>web_call</c>, <c>unreadable</c>, <c>unknown</c> or <c>test</c> (nobody called); null when there is one.</summary>
    public CallerNumberKind? CallerNumberKind { get; init; }

    /// <summary>What the call was about, written by the analysis; null without the right <c>summary</c>.</summary>
    public string? Summary { get; init; }

    /// <summary>What came of it, when the facts say it: <c>appointment_booked</c>, <c>callback_needed</c>, <c>transferred</c> and others.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whether the analysis calls it a success.</summary>
    public bool? Successful { get; init; }

    /// <summary>Why it ended, in Retell's words.</summary>
    public string? DisconnectionReason { get; init; }

    /// <summary>Whether a voicemail answered.</summary>
    public bool? InVoicemail { get; init; }

    /// <summary>When the first event of the call arrived.</summary>
    public required DateTimeOffset FirstReceivedAt { get; init; }
}

/// <summary>The columns of <see cref="CallRow"/> as they are read.</summary>
internal sealed record CallColumns(
    Guid Id, string CallId, CallStage Stage, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? EndedReceivedAt,
    DateTimeOffset OccurredAt, long? DurationMs, string? CallType, string? Direction, string? FromNumber, string? ToNumber,
    string[] UnreadableFields, string? CallerName, string? CustomerNumber, string? Summary, string? CustomAnalysis, bool? Successful, string? DisconnectionReason,
    bool? InVoicemail, DateTimeOffset FirstReceivedAt, bool Appointments)
{
    /// <summary>Reads the columns of calls of one company, in their order; the name of a known customer stands in where the call has none.</summary>
    internal static IQueryable<CallColumns> Of(AskProDbContext database, Guid companyId, IQueryable<Call> calls) =>
        calls.Select(call => new CallColumns(
            call.Id, call.CallId, call.Stage, call.StartedAt, call.EndedAt, call.EndedReceivedAt, call.OccurredAt, call.DurationMs,
            call.CallType, call.Direction, call.FromNumber, call.ToNumber, call.UnreadableFields,
            call.CallerName ?? database.Customers
                .Where(customer => customer.CompanyId == companyId && customer.Id == call.CustomerId)
                .Select(customer => customer.Name).FirstOrDefault(),
            call.CustomerNumber, call.Summary, call.CustomAnalysis, call.Successful, call.DisconnectionReason, call.InVoicemail, call.FirstReceivedAt,
            database.Companies.Any(company => company.Id == companyId && company.Appointments)));

    internal CallRow ToRow(DateTimeOffset now, FrozenSet<Right> rights) =>
        ToRow(new CallRow { Id = Id, CallId = CallId, State = default, FirstReceivedAt = FirstReceivedAt }, now, rights);

    /// <summary>Fills what every view of a call has in common.</summary>
    internal TRow ToRow<TRow>(TRow row, DateTimeOffset now, FrozenSet<Right> rights)
        where TRow : CallRow
    {
        MissingNumber? missing = CustomerNumber is null ? MissingNumber.Of(CallType, Direction, FromNumber, ToNumber, UnreadableFields) : null;
        return row with
        {
            State = CallStates.Of(Stage, OccurredAt, EndedReceivedAt, now),
            StartedAt = StartedAt,
            EndedAt = EndedAt,
            DurationSeconds = Seconds(),
            Direction = Direction,
            CallerName = CallerName,
            CallerNumber = CustomerNumber,
            CallerNumberDisplay = CustomerNumber is null ? missing?.Text : PhoneNumberReader.Format(CustomerNumber),
            CallerNumberKind = TestEventCalls.IsOne(CallId) ? Calls.CallerNumberKind.Test : missing?.Kind,
            Summary = rights.Contains(Right.Summary) ? Summary : null,
            Outcome = CallOutcome.Of(Json.Object(CustomAnalysis), DisconnectionReason, Successful, Appointments),
            Successful = Successful,
            DisconnectionReason = DisconnectionReason,
            InVoicemail = InVoicemail,
        };
    }

    private int? Seconds()
    {
        if (DurationMs is { } milliseconds) return (int)Math.Min(int.MaxValue, Math.Round(milliseconds / 1000d));
        return EndedAt is { } end && StartedAt is { } start && end >= start ? (int)(end - start).TotalSeconds : null;
    }
}
