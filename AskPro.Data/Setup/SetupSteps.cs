namespace AskPro.Data.Setup;

/// <summary>The steps by which a company is set up, in their order.</summary>
public static class SetupSteps
{
    /// <summary>Somebody of the company has signed in.</summary>
    public const string Account = "account";

    /// <summary>Name, place and Bundesland of the business.</summary>
    public const string Company = "company";

    /// <summary>The key for Retell, the numbers and the agents.</summary>
    public const string Retell = "retell";

    /// <summary>The agents send their events here.</summary>
    public const string Webhook = "webhook";

    /// <summary>Whether calls end in appointments.</summary>
    public const string Calendar = "calendar";

    /// <summary>What happens to recordings.</summary>
    public const string Privacy = "privacy";

    /// <summary>Who hears of calls.</summary>
    public const string Notifications = "notifications";

    /// <summary>A call, or a test event, has come the whole way.</summary>
    public const string TestCall = "test_call";

    /// <summary>All, in order.</summary>
    public static readonly IReadOnlyList<string> All = [Account, Company, Retell, Webhook, Calendar, Privacy, Notifications, TestCall];

    /// <summary>Those that may be left out for now.</summary>
    public static readonly IReadOnlyList<string> Skippable = [Calendar, Notifications];
}
