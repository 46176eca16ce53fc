namespace AskPro.Hosting.Servers;

/// <summary>Which program serves the Redis protocol.</summary>
internal enum CacheServerKind
{
    /// <summary>Garnet, a dotnet tool of the repository.</summary>
    Garnet,

    /// <summary>An installed redis-server.</summary>
    Redis,
}

/// <summary>What a cache server is prepared with.</summary>
internal sealed record CacheServerOptions
{
    /// <summary>TCP port on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>Without commas: they end a value in the connection string of StackExchange.Redis.</summary>
    public required string Password { get; init; }

    /// <summary>A folder of this server alone: what it works with and the file with its password.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of AskPro.sln.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>Null: Garnet, else redis-server.</summary>
    public CacheServerKind? Preferred { get; init; }
}
