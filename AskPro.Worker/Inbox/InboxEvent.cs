using AskPro.Data.Inbox;
using AskPro.Integrations.Retell.Calls;
using AskPro.Worker.Calls;
using AskPro.Worker.Resolution;

namespace AskPro.Worker.Inbox;

/// <summary>A claimed job with what its body says.</summary>
internal sealed class InboxEvent
{
    private readonly RetellCallReading _reading;
    private bool _keepsRecording;

    public InboxEvent(ClaimedEvent job)
    {
        Job = job;
        _reading = RetellCallReader.Read(job.Body);
        Parties = Event is null ? default : CallParties.Of(Event.Call);
    }

    public ClaimedEvent Job { get; }

    /// <summary>Only a key of the company itself proves the company; after an earlier try the column may hold what was found then.</summary>
    public Guid? UrlKeyCompany => Job.VerifiedBy == InboxVerifier.CompanyKey ? Job.CompanyId : null;

    public RetellCallEvent? Event => _reading.Event;

    public string? Cause => _reading.Cause;

    public string Kind => Event?.Name ?? "unknown";

    public CallParties Parties { get; }

    /// <summary>Known after <see cref="Resolve"/>.</summary>
    public CallResolution? Resolution { get; private set; }

    /// <summary>The call it belongs to; null when it is unreadable or nobody's.</summary>
    public CallKey? Key => Resolution is { CompanyId: { } company } ? new CallKey(company, Event!.CallId) : null;

    public void Resolve(CompanyDirectory directory)
    {
        if (Event is null)
            return;
        Resolution = CallResolver.Resolve(
            UrlKeyCompany, Parties, Event.Call.AgentId, directory, directory.Assigned(Job.AssignedCompanyId, Event.CallId));
        _keepsRecording = Resolution.CompanyId is { } company && directory.KeepsRecordings(company);
    }

    /// <param name="known">The call as it is known so far.</param>
    public CallObservation Observe(CallState known)
    {
        var (read, resolution) = (Event!, Resolution!);
        var keepsAddress = _keepsRecording && !CallRecording.IsRefused(known, read.Call);
        var call = keepsAddress ? read.Call : read.Call with { RecordingUrl = null, RecordingMultiChannelUrl = null };
        var facts = new CallFacts(call, Parties.Business, Parties.Customer, resolution.BranchId, resolution.Note);
        return CallObservation.Of(read, facts, resolution.Method, CallObservation.StampOf(read.Stage, Job.SignedAt, Job.Body), Job.ReceivedAt);
    }
}
