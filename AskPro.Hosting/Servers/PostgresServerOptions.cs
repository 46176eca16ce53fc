namespace AskPro.Hosting.Servers;

/// <summary>What a Postgres server is prepared with.</summary>
internal sealed record PostgresServerOptions
{
    /// <summary>Holds one data folder per major version. Root gets a stand-in, see <see cref="ServerFolders.Readable"/>.</summary>
    public required string DataRoot { get; init; }

    /// <summary>TCP port on 127.0.0.1.</summary>
    public required int Port { get; init; }

    public string UserName { get; init; } = "postgres";

    /// <summary>Set when the data folder is made; a later start must name the same.</summary>
    public required string Password { get; init; }

    /// <summary>The folder of AskPro.sln.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>Null: the pinned server from npm, else the newest installed one.</summary>
    public int? PreferredMajor { get; init; }
}
