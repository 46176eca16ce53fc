using AskPro.Tests.Support.Servers;

namespace AskPro.Tests.Support.Databases;

/// <summary>The pinned server from npm.</summary>
public sealed class Postgres18(PostgresServers servers) : TestDatabase(servers, major: 18);
