using System.Data.Common;
using AskPro.LoadTest.Figures;
using AskPro.LoadTest.FirstRun;
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
    "Every command ends with one line of key=value figures; --check exits with 1 when a goal is missed.",
];

try
{
    switch (args.FirstOrDefault())
    {
        case "ingest":
            return await IngestCommand.RunAsync(IngestArguments.Read(args.AsSpan(1)), CancellationToken.None);
        case "live":
            return await LiveCommand.RunAsync(LiveArguments.Read(args.AsSpan(1)), CancellationToken.None);
        case "kills":
            return await KillsCommand.RunAsync(KillsArguments.Read(args.AsSpan(1)), CancellationToken.None);
        case "firstrun":
            return await FirstRunCommand.RunAsync(new ArgumentReader(args.AsSpan(1)), CancellationToken.None);
        case "rights":
            return await RightsCommand.RunAsync(RightsArguments.Read(args.AsSpan(1)), CancellationToken.None);
        case "onboarding":
            return await OnboardingCommand.RunAsync(OnboardingArguments.Read(args.AsSpan(1)), CancellationToken.None);
        default:
            Console.Error.WriteLine(string.Join(Environment.NewLine, help));
            return 2;
    }
}
catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or IOException or TimeoutException or OperationCanceledException or DbException)
{
    // No figures: the measurement refused to begin or could not be finished.
    Console.Error.WriteLine(failure.Message);
    return 2;
}
