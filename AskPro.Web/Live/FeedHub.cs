using AskPro.Web.Backend;

namespace AskPro.Web.Live;

/// <summary>
/// What this process knows of the feeds its browsers watch: the last sequence of each watched company and who waits for
/// the next. A sequence only grows; late or repeated hints change nothing.
/// </summary>
internal sealed class FeedHub
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, WatchedCompany> companies = [];

    public FeedWatch Watch(Guid companyId, SessionToken token)
    {
        lock (gate)
        {
            if (!companies.TryGetValue(companyId, out var company))
                companies.Add(companyId, company = new WatchedCompany());
            var watch = new FeedWatch(this, companyId, token);
            company.Watches.Add(watch);
            return watch;
        }
    }

    /// <summary>Tells the company's watchers, if the sequence is new to them. Companies nobody watches are ignored.</summary>
    public void Advance(Guid companyId, long seq, FeedCause? cause = null)
    {
        lock (gate)
        {
            if (!companies.TryGetValue(companyId, out var company) || seq <= company.Seq)
                return;
            company.Seq = seq;
            foreach (var watch in company.Watches)
                watch.Tell(new FeedChange(seq, cause));
        }
    }

    /// <summary>The newest known sequence, or 0: a lower bound that makes a page re-read once too often, never too rarely.</summary>
    public long LastKnown(Guid companyId)
    {
        lock (gate)
            return companies.TryGetValue(companyId, out var company) ? company.Seq : 0;
    }

    /// <summary>One viewer of each watched company: what the poller asks with.</summary>
    public IReadOnlyList<FeedWatch> OnePerCompany()
    {
        lock (gate)
            return [.. companies.Values.Select(company => company.Watches[0])];
    }

    /// <summary>Ends all streams of a session that was closed.</summary>
    public void EndSession(SessionToken token)
    {
        lock (gate)
        {
            foreach (var watch in companies.Values.SelectMany(company => company.Watches).Where(watch => watch.Token == token))
                watch.End();
        }
    }

    internal void Remove(FeedWatch watch)
    {
        lock (gate)
        {
            if (!companies.TryGetValue(watch.CompanyId, out var company))
                return;
            company.Watches.Remove(watch);
            if (company.Watches.Count == 0)
                companies.Remove(watch.CompanyId);
        }
    }

    private sealed class WatchedCompany
    {
        public long Seq { get; set; }

        public List<FeedWatch> Watches { get; } = [];
    }
}
