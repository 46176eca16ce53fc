using AskPro.Tests.Support.Servers;

namespace AskPro.Tests.Support.Databases;

/// <summary>The oldest supported server, from the operating system's packages.</summary>
public sealed class Postgres15(PostgresServers servers) : TestDatabase(servers, major: 15);
