using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Schema;

public sealed class MigrationOnPostgres18(Postgres18 server) : MigrationTests(server), IClassFixture<Postgres18>;

public sealed class MigrationOnPostgres15(Postgres15 server) : MigrationTests(server), IClassFixture<Postgres15>;
