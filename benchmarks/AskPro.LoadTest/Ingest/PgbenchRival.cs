using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.Ingest;

/// <summary>
/// The rival: pgbench with one prepared statement that inserts one event into the same three tables. It is spared HTTP, the signature and
/// the look into the body, and its body lies ready in the database.
/// </summary>
internal static partial class PgbenchRival
{
    public static readonly IReadOnlyList<int> Clients = [1, 16, 32, 64, 128];

    public static async Task<double> RunAsync(int port, string scriptPath, int clients, int seconds, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "pgbench",
            [
                "-n", "-M", "prepared", "-f", scriptPath, "-T", Text(seconds), "-c", Text(clients), "-j", Text(Math.Min(clients, Environment.ProcessorCount)),
                "-h", "127.0.0.1", "-p", Text(port), "-U", "postgres", "askpro",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = MeasuredPostgres.Password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode == 0 && Rate().Match(await output) is { Success: true } rate)
            return double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        // On a busy machine the clients may need the whole time to connect.
        return process.ExitCode == 0 && (await output).Contains("processed: 0", StringComparison.Ordinal)
            ? 0
            : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {await output} {await errors}");
    }

    /// <summary>One event, with every column that the product fills; the time-ordered ids are made as cheaply as the server can.</summary>
    public static string Script(int serverMajor)
    {
        var id = serverMajor >= 18
            ? "uuidv7()"
            : "(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid";
        return
            $"""
            with sent as materialized (
                select {id} as event_id, now() as received_at, sha256(uuid_send(gen_random_uuid())) as dedupe_key, body from bench_body
            ), keys as (
                insert into inbox_keys (dedupe_key, event_id, received_at) select dedupe_key, event_id, received_at from sent
            ), bodies as (
                insert into inbox_bodies (event_id, received_at, body) select event_id, received_at, body from sent
            )
            insert into inbox_jobs (event_id, received_at, verified_by, event, call_id, lane, state, signed_at)
            select event_id, received_at, 'platform_key', 'call_ended', 'call_' || event_id, 'number:+493023125001', 'queued', received_at from sent
            """.ReplaceLineEndings(" ") + ";\n";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
