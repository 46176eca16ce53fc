using System.Data.Common;
using System.Runtime.InteropServices;
#if LOCAL_ENGINE
using AskPro.LoadTest.Dashboard;
#endif
using AskPro.LoadTest.Figures;
using AskPro.LoadTest.FirstRun;
#if LOCAL_ENGINE
using AskPro.LoadTest.GameDay;
#endif
using AskPro.LoadTest.Ingest;
using AskPro.LoadTest.Kills;
using AskPro.LoadTest.Live;
using AskPro.LoadTest.Onboarding;
using AskPro.LoadTest.Rights;

string[] help =
[
    "AskPro.LoadTest <command> [--check]",
    "  ingest [--pairs 5] [--requests 40000] [--rival-seconds 4]   signed webhooks stored a second, against pgbench",
    "  live   [--calls 200] [--per-second 5]                       from the signed webhook to the open page of its company",
    "  kills  [--per-second 120] [--connections 8] [--seconds 5]   every part killed once under load: nothing lost, nothing twice",
    "  firstrun                                                    clean clone, empty caches, until the first live call is on the page",
    "  rights [--tenants 3]                                        every route as everybody: nobody reaches what is not theirs",
    "  onboarding [--companies 1000] [--events 10000] [--moves 50] [--walks 5]",
    "                                                              spellings, moved numbers and new companies: nothing reaches the wrong one",
    "  dashboard [--rounds 5] [--seconds 10] [--connections 2] [--soak MINUTES]",
    "                                                              spans into the dashboard of the Local engine: none lost, memory bounded",
    "  gameday                                                     six faults: the right alert within a minute, and a page that says cause and runbook",
    "Every command ends with one line of key=value figures; --check exits with 1 when a goal is missed.",
];

// Whoever ends a measurement early gets its servers, processes and mounts taken back all the same.
using var ended = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
try
{
    switch (args.FirstOrDefault())
    {
        case "ingest":
            return await IngestCommand.RunAsync(IngestArguments.Read(args.AsSpan(1)), ended.Token);
        case "live":
            return await LiveCommand.RunAsync(LiveArguments.Read(args.AsSpan(1)), ended.Token);
        case "kills":
            return await KillsCommand.RunAsync(KillsArguments.Read(args.AsSpan(1)), ended.Token);
        case "firstrun":
            return await FirstRunCommand.RunAsync(new ArgumentReader(args.AsSpan(1)), ended.Token);
        case "rights":
            return await RightsCommand.RunAsync(RightsArguments.Read(args.AsSpan(1)), ended.Token);
        case "onboarding":
            return await OnboardingCommand.RunAsync(OnboardingArguments.Read(args.AsSpan(1)), ended.Token);
#if LOCAL_ENGINE
        case "dashboard":
            return await DashboardCommand.RunAsync(DashboardArguments.Read(args.AsSpan(1)), ended.Token);
        case "gameday":
            return await GameDayCommand.RunAsync(new ArgumentReader(args.AsSpan(1)), ended.Token);
        case MeasuredDashboard.Verb:
            await MeasuredDashboard.RunAsync(args[1..]);
            return 0;
#endif
        default:
            Console.Error.WriteLine(string.Join(Environment.NewLine, help));
            return 2;
    }
}
catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or IOException or TimeoutException or OperationCanceledException or DbException or HttpRequestException)
{
    // No figures: the measurement refused to begin or could not be finished.
    Console.Error.WriteLine(failure.Message);
    return 2;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.Cancel();
}
