namespace AskPro.Web.Setup;

/// <summary>Where the steps of the set-up are.</summary>
internal static class SetupPaths
{
    public const string Start = "/einrichten";
    public const string Account = $"{Start}/anmelden";
    public const string Company = $"{Start}/betrieb";
    public const string Retell = $"{Start}/retell";
    public const string Webhook = $"{Start}/webhook";
    public const string Calendar = $"{Start}/kalender";
    public const string Privacy = $"{Start}/datenschutz";
    public const string Notifications = $"{Start}/benachrichtigungen";
    public const string TestCall = $"{Start}/testanruf";

    /// <summary>What comes after the steps.</summary>
    public const string Forwarding = $"{Start}/rufumleitung";

    private static readonly (string Step, string Path)[] InOrder =
    [
        (Steps.Account, Account), (Steps.Company, Company), (Steps.Retell, Retell), (Steps.Webhook, Webhook),
        (Steps.Calendar, Calendar), (Steps.Privacy, Privacy), (Steps.Notifications, Notifications), (Steps.TestCall, TestCall),
    ];

    /// <param name="step">As Api names it.</param>
    public static string Of(string? step) => Array.Find(InOrder, entry => entry.Step == step).Path ?? Forwarding;

    /// <summary>The page behind a step, whatever its state; who goes back on purpose goes on from there.</summary>
    public static string After(string step)
    {
        var next = Array.FindIndex(InOrder, entry => entry.Step == step) + 1;
        return next < InOrder.Length ? InOrder[next].Path : Forwarding;
    }
}

/// <summary>The steps as Api names them.</summary>
internal static class Steps
{
    public const string Account = "account";
    public const string Company = "company";
    public const string Retell = "retell";
    public const string Webhook = "webhook";
    public const string Calendar = "calendar";
    public const string Privacy = "privacy";
    public const string Notifications = "notifications";
    public const string TestCall = "test_call";

    public const string Opened = "opened";
    public const string Done = "done";
    public const string Skipped = "skipped";
}
