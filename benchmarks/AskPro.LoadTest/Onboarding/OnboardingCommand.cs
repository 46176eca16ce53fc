using System.Globalization;
using AskPro.Data.Schema;
using AskPro.LoadTest.Figures;
using AskPro.LoadTest.Machine;
using AskPro.LoadTest.RunningSystem;
using AskPro.Tests.Integration.RestApi;
using Npgsql;

namespace AskPro.LoadTest.Onboarding;

/// <summary>
/// What a new business needs: that every spelling of a number reaches its own company and no other, that a moved number is followed at once, and
/// that the set-up is soon through.
/// </summary>
internal static class OnboardingCommand
{
    private const string RolePassword = "only-for-measurements";

    public static async Task<int> RunAsync(OnboardingArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}; load {MachineDescription.Load()}");
        var (corpus, mix, moves) = await ResolveAsync(arguments, cancellationToken);
        var figures = new OnboardingFigures { Corpus = corpus, Mix = mix, Moves = moves, Walks = await WalkAsync(arguments.Walks, cancellationToken) };
        Console.WriteLine($"Load {MachineDescription.Load()}");
        Console.WriteLine(figures.Line());
        return arguments.Check && !figures.GoalMet ? 1 : 0;
    }

    private static async Task<(CorpusResult Corpus, MixResult Mix, MoveResult Moves)> ResolveAsync(OnboardingArguments arguments, CancellationToken cancellationToken)
    {
        await using var postgres = await MeasuredPostgres.StartAsync(cancellationToken);
        await using var cache = await MeasuredCache.StartAsync(cancellationToken);
        await using var owner = NpgsqlDataSource.Create(postgres.ConnectionString());
        var passwords = new DatabaseRolePasswords
        {
            ApiPassword = RolePassword, WorkerPassword = RolePassword, WebPassword = RolePassword, DemoPassword = RolePassword,
        };
        await new DatabaseMigrator(owner, passwords).MigrateAsync(cancellationToken);
        var businesses = await KnownBusinesses.CreateAsync(owner, arguments.Companies, cancellationToken);
        var workers = postgres.ConnectionString("askpro_worker", RolePassword);
        await using var first = await CachedWorker.StartAsync(workers, cache, cancellationToken);

        // First, while nothing is remembered.
        var mix = await MixRun.RunAsync(first, businesses, owner, arguments.Events, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Mix: {arguments.Events} events to {businesses.Numbers.Count} companies, Zipf with exponent 1, seed {CallMix.Seed}, nothing remembered at first: {mix.HitRate:P2} hits, {mix.Wrong} wrong"));
        var corpus = await CorpusCheck.RunAsync(first, businesses, cancellationToken);
        Console.WriteLine($"Corpus: {corpus.All} spellings among {businesses.Numbers.Count} companies: {corpus.Right} right, {corpus.Wrong} wrong, {corpus.Unresolved} unresolved");

        await using var second = await CachedWorker.StartAsync(workers, cache, cancellationToken);
        await using var api = new ApiServer(
            postgres.ConnectionString("askpro_api", RolePassword), null, ("ConnectionStrings:cache", cache.ConnectionString), ("KeyRing:MasterKey", CachedWorker.MasterKey));
        using var firstTold = new ToldEvictions(first.Meters);
        using var secondTold = new ToldEvictions(second.Meters);
        using var mover = new NumberMoves(api, [first, second], [firstTold, secondTold]);
        var moves = await mover.RunAsync(owner, arguments.Moves, cancellationToken);
        foreach (var row in moves.Rows())
            Console.WriteLine(row);
        return (corpus, mix, moves);
    }

    private static async Task<IReadOnlyList<double>> WalkAsync(int walks, CancellationToken cancellationToken)
    {
        await using var system = await RunningAskPro.StartAsync(cancellationToken);
        var seconds = new List<double>();
        for (var place = 1; place <= walks; place++)
        {
            using var walk = new SetupWalk(system, place);
            seconds.Add(await walk.RunAsync(cancellationToken));
        }

        Console.WriteLine($"Set-ups: {string.Join(", ", seconds.Select(one => one.ToString("0.0", CultureInfo.InvariantCulture)))} s, median {Median.Of(seconds).ToString("0.0", CultureInfo.InvariantCulture)} s");
        return seconds;
    }
}
