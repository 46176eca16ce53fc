using AskPro.Worker.Verbs.Caches;
using AskPro.Worker.Verbs.Companies;
using AskPro.Worker.Verbs.Demo;
using AskPro.Worker.Verbs.Events;
using AskPro.Worker.Verbs.Operators;
using AskPro.Worker.Verbs.Webhooks;

namespace AskPro.Worker.Verbs;

/// <summary>What the Worker's executable does instead of serving, by its first argument. Each verb ends with an exit code.</summary>
internal static class VerbTable
{
    public static Func<string[], Task<int>>? Find(string word) => word switch
    {
        "migrate" => MigrateVerb.RunAsync,
        "demo" => DemoVerb.RunAsync,
        "vouch" => VouchVerb.RunAsync,
        "operator" => OperatorVerb.RunAsync,
        "webhooks" => WebhooksVerb.RunAsync,
        "cache" => CacheVerb.RunAsync,
        "events" => EventsVerb.RunAsync,
        // A setting such as --urls=… belongs to the service; a misspelt verb must not start one.
        _ when word.StartsWith('-') => null,
        _ => _ => UnknownVerbAsync(word),
    };

    private static async Task<int> UnknownVerbAsync(string word)
    {
        await Console.Error.WriteLineAsync($"Unknown verb '{word}'. Known: cache, demo, events, migrate, operator, vouch, webhooks.");
        return 2;
    }
}
