using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>
/// What the Worker remembers of numbers and companies never gives a call to the wrong one. Redis is off here and nobody evicts anything: the
/// versions in the database have to do it alone.
/// </summary>
public abstract class RoutingCacheTests(TestDatabase database) : IAsyncLifetime
{
    private static int numbers = 4_000_000;

    private WorkerRig _rig = null!;
    private int _calls;

    public ValueTask InitializeAsync()
    {
        _rig = new WorkerRig(database);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_number_that_moves_takes_its_next_call_with_it()
    {
        using var reads = new KeptReads(_rig.Meters);
        var number = NewNumber();
        var (before, after) = (await _rig.CompanyAsync(number), await _rig.CompanyAsync());
        Assert.Equal(before, await CalledAsync(number));
        Assert.Equal(before, await CalledAsync(number));
        Assert.Equal("number miss, number hit, company hit", reads.Said());

        await _rig.ExecuteAsync("update phone_numbers set company_id = $2 where e164 = $1", number, after);

        Assert.Equal(after, await CalledAsync(number));
        Assert.Equal("number stale, company stale", reads.Said());
        Assert.Equal(after, await CalledAsync(number));
        Assert.Equal("number hit, company hit", reads.Said());
    }

    [Fact]
    public async Task A_number_that_is_removed_and_entered_by_another_company_is_that_ones()
    {
        var number = NewNumber();
        var before = await _rig.CompanyAsync(number);
        Assert.Equal(before, await CalledAsync(number));

        await _rig.ExecuteAsync("delete from phone_numbers where e164 = $1", number);
        Assert.Null(await CalledAsync(number));
        var after = await _rig.CompanyAsync(number);

        Assert.Equal(after, await CalledAsync(number));
    }

    [Fact]
    public async Task A_company_that_is_gone_or_no_longer_vouched_for_gets_nothing()
    {
        var (doubted, gone) = (NewNumber(), NewNumber());
        var (first, second) = (await _rig.CompanyAsync(doubted), await _rig.CompanyAsync(gone));
        Assert.Equal(first, await CalledAsync(doubted));
        Assert.Equal(second, await CalledAsync(gone));

        await _rig.ExecuteAsync("update companies set vouched_for = false where id = $1", first);
        await _rig.ExecuteAsync("delete from companies where id = $1", second);

        Assert.Null(await CalledAsync(doubted));
        Assert.Null(await CalledAsync(gone));
    }

    [Fact]
    public async Task What_was_changed_and_not_committed_changes_nothing()
    {
        using var reads = new KeptReads(_rig.Meters);
        var number = NewNumber();
        var (before, after) = (await _rig.CompanyAsync(number), await _rig.CompanyAsync());
        Assert.Equal(before, await CalledAsync(number));

        await using var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var change = connection.CreateCommand();
            change.CommandText = $"update phone_numbers set company_id = '{after:D}' where e164 = '{number}'";
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Assert.Equal(before, await CalledAsync(number));
        }

        reads.Said();
        Assert.Equal(before, await CalledAsync(number));
        Assert.Equal("number hit, company hit", reads.Said());
    }

    [Fact]
    public async Task A_company_without_a_version_is_found_and_not_remembered()
    {
        using var reads = new KeptReads(_rig.Meters);
        var number = NewNumber();
        var company = await _rig.CompanyAsync(number);
        await _rig.ExecuteAsync("delete from routing_versions where company_id = $1", company);

        Assert.Equal(company, await CalledAsync(number));
        Assert.Equal(company, await CalledAsync(number));
        Assert.Equal("number miss, number miss", reads.Said());
    }

    [Theory]
    [InlineData("insert into phone_numbers (id, company_id, e164, created_at) values (gen_random_uuid(), $1, '+4930' || (random() * 1e8)::int, now())", true)]
    [InlineData("update phone_numbers set label = 'Empfang' where company_id = $1", false)]
    [InlineData("update phone_numbers set e164 = '+4930' || (random() * 1e8)::int where company_id = $1", true)]
    [InlineData("delete from phone_numbers where company_id = $1", true)]
    [InlineData("update companies set time_zone = 'Europe/Vienna' where id = $1", true)]
    [InlineData("update companies set name = name, created_at = now() where id = $1", false)]
    [InlineData("update companies set recording = 'never' where id = $1", true)]
    public async Task What_can_be_remembered_has_another_version_after_its_change(string change, bool isOther)
    {
        var company = await _rig.CompanyAsync(NewNumber());
        var neighbour = await _rig.CompanyAsync(NewNumber());
        var (before, beside) = (await VersionAsync(company), await VersionAsync(neighbour));

        await _rig.ExecuteAsync(change, company);

        Assert.Equal(isOther, await VersionAsync(company) != before);
        Assert.Equal(beside, await VersionAsync(neighbour));
    }

    private static string NewNumber() => $"+493{Interlocked.Increment(ref numbers):D9}";

    private Task<Guid> VersionAsync(Guid company) => _rig.ScalarAsync<Guid>("select version from routing_versions where company_id = $1", company);

    /// <summary>Whose a call to the number is; null for nobody's.</summary>
    private async Task<Guid?> CalledAsync(string number)
    {
        var call = $"call_{number[1..]}_{++_calls}";
        await _rig.SendAsync(null, WorkerRig.Body(
            "call_started", $$"""{"call_id":"{{call}}","direction":"inbound","to_number":"{{number}}","start_timestamp":1795000000000}"""));
        await _rig.DrainAsync();
        var owner = await _rig.ScalarAsync<Guid>("select company_id from calls where call_id = $1", call);
        return owner == Guid.Empty ? null : owner;
    }
}

public sealed class RoutingCacheOnPostgres18(Postgres18 database) : RoutingCacheTests(database), IClassFixture<Postgres18>;

public sealed class RoutingCacheOnPostgres15(Postgres15 database) : RoutingCacheTests(database), IClassFixture<Postgres15>;
