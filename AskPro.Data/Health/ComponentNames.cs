namespace AskPro.Data.Health;

/// <summary>The parts of AskPro whose state is measured and kept, as stable names.</summary>
public static class ComponentNames
{
    /// <summary>Api's process: a sign of life.</summary>
    public const string Api = "api";

    /// <summary>The intake of webhooks, in Api.</summary>
    public const string Intake = "intake";

    /// <summary>Postgres, asked by Api.</summary>
    public const string Database = "database";

    /// <summary>Redis, asked by Api.</summary>
    public const string Cache = "cache";

    /// <summary>Worker's process: a sign of life.</summary>
    public const string Worker = "worker";

    /// <summary>The way of events from the inbox to the calls, in Worker.</summary>
    public const string Processing = "processing";

    /// <summary>Events that nobody could process.</summary>
    public const string SetAside = "set_aside";

    /// <summary>Mails that wait in the outbox, and the mail server.</summary>
    public const string Mails = "mails";

    /// <summary>Retell's API as Api finds it; the circuit is of the process.</summary>
    public const string RetellOfApi = "retell_api";

    /// <summary>Retell's API as Worker finds it.</summary>
    public const string RetellOfWorker = "retell_worker";

    /// <summary>All of them, on the way of a call and then what is beside it.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Api, Intake, Database, Worker, Processing, SetAside, Cache, Mails, RetellOfApi, RetellOfWorker];

    /// <summary>Whether a pause in its history means that it did not live, and not only that nobody measured.</summary>
    public static bool IsSignOfLife(string component) => component is Api or Worker;

    /// <summary>Whether Worker is who measures it.</summary>
    public static bool IsMeasuredByWorker(string component) => component is Worker or Processing or SetAside or Mails or RetellOfWorker;
}
