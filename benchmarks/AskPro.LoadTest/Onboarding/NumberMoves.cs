using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using Npgsql;

namespace AskPro.LoadTest.Onboarding;

/// <summary>
/// A number goes from one company to another and back, by the routes of Api that people use. On the way there two Workers that remember
/// the old owner are watched in silence, on the way back they are asked all the time.
/// </summary>
internal sealed class NumberMoves(ApiServer api, IReadOnlyList<CachedWorker> workers, IReadOnlyList<ToldEvictions> evictions) : IDisposable
{
    private const string Number = "+493055512345";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<HttpClient> _owners = [];
    private readonly List<Guid> _companies = [];
    private readonly MoveResult _result = new();

    public async Task<MoveResult> RunAsync(NpgsqlDataSource owner, int moves, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 2; i++)
        {
            var company = await GivenCompany.CreateAsync(owner, cancellationToken);
            _companies.Add(company.Id);
            _owners.Add(api.As(await api.TokenAsync(company, cancellationToken)));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var entered = await EnterAsync(_owners[0], cancellationToken);
        foreach (var told in evictions)
            await told.NextAsync(cancellationToken);
        for (var i = 0; i < moves; i++)
        {
            limit.CancelAfter(2 * Patience);
            entered = await EvictAsync(0, entered, limit.Token);
            entered = await AskMeanwhileAsync(1, entered, limit.Token);
        }

        return _result;
    }

    public void Dispose()
    {
        foreach (var client in _owners)
            client.Dispose();
    }

    /// <summary>Nobody asks meanwhile: what is forgotten is forgotten because of the message.</summary>
    private async Task<Entered> EvictAsync(int from, Entered entered, CancellationToken cancellationToken)
    {
        await RememberAsync(from, cancellationToken);
        var begun = TimeProvider.System.GetTimestamp();
        var removal = RemoveAsync(_owners[from], entered, cancellationToken);
        await Task.WhenAll(evictions.Select((told, place) => ForgetsAsync(workers[place], told, _companies[from], begun, cancellationToken)).Append(removal));
        var entering = EnterAsync(_owners[1 - from], cancellationToken);
        await Task.WhenAll(evictions.Select(told => told.NextAsync(cancellationToken)).Append(entering));
        return await entering;
    }

    /// <summary>The Workers are asked all the time.</summary>
    private async Task<Entered> AskMeanwhileAsync(int from, Entered entered, CancellationToken cancellationToken)
    {
        await RememberAsync(from, cancellationToken);
        var move = new Move(_companies[from], _companies[1 - from], TimeProvider.System.GetTimestamp());
        var answers = workers.Select(worker => AnswersAsync(worker, move, cancellationToken)).ToArray();
        await RemoveAsync(_owners[from], entered, cancellationToken);
        move.Removed = TimeProvider.System.GetTimestamp();
        entered = await EnterAsync(_owners[1 - from], cancellationToken);
        move.Entered = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(answers);
        foreach (var told in evictions)
        {
            await told.NextAsync(cancellationToken);
            await told.NextAsync(cancellationToken);
        }

        return entered;
    }

    private async Task RememberAsync(int from, CancellationToken cancellationToken)
    {
        foreach (var worker in workers)
        {
            _result.Asked(await worker.ResolveAsync(Number, keep: true, cancellationToken) == _companies[from]);
            if (await worker.RememberedAsync(Number, cancellationToken) != _companies[from])
                throw new InvalidOperationException("A Worker does not remember the number: there is nothing to evict.");
        }
    }

    /// <summary>From before the request that removes the number, so what the request itself takes is counted too.</summary>
    private async Task ForgetsAsync(CachedWorker worker, ToldEvictions told, Guid old, long begun, CancellationToken cancellationToken)
    {
        await told.NextAsync(cancellationToken);
        while (await worker.RememberedAsync(Number, cancellationToken) == old)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException("A Worker was told and remembers the old owner all the same.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        }

        _result.Forgotten(TimeProvider.System.GetElapsedTime(begun));
    }

    private async Task AnswersAsync(CachedWorker worker, Move move, CancellationToken cancellationToken)
    {
        Guid? company;
        do
        {
            // Taken before the question: what was answered before it has to be seen.
            var (isRemoved, isEntered) = (move.Removed > 0, move.Entered > 0);
            company = await worker.ResolveAsync(Number, keep: true, cancellationToken);
            _result.Asked(company == move.To || (!isEntered && company is null) || (!isRemoved && company == move.From));
        }
        while (company != move.To);
        _result.Answered(TimeProvider.System.GetElapsedTime(move.Begun));
    }

    private static async Task RemoveAsync(HttpClient owner, Entered entered, CancellationToken cancellationToken)
    {
        using var answer = await owner.DeleteAsync(FormattableString.Invariant($"/api/phone-numbers/{entered.Id:D}?version={entered.Version}"), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<Entered> EnterAsync(HttpClient owner, CancellationToken cancellationToken)
    {
        using var answer = await owner.PostAsJsonAsync("/api/phone-numbers", new { number = Number }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var number = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("number");
        return new Entered(number.GetProperty("id").GetGuid(), number.GetProperty("version").GetUInt32());
    }

    private sealed record Entered(Guid Id, uint Version);

    /// <param name="From">Whose it was.</param>
    /// <param name="To">Whose it becomes.</param>
    /// <param name="Begun">Before the number is removed.</param>
    private sealed record Move(Guid From, Guid To, long Begun)
    {
        private long _removed;
        private long _entered;

        /// <summary>When the removal was answered; 0 before.</summary>
        public long Removed
        {
            get => Volatile.Read(ref _removed);
            set => Volatile.Write(ref _removed, value);
        }

        /// <summary>When it was answered that the number is the other's; 0 before.</summary>
        public long Entered
        {
            get => Volatile.Read(ref _entered);
            set => Volatile.Write(ref _entered, value);
        }
    }
}
