using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Outbox;

public sealed class OutboxOnPostgres18(Postgres18 server) : OutboxTests(server), IClassFixture<Postgres18>;

public sealed class OutboxOnPostgres15(Postgres15 server) : OutboxTests(server), IClassFixture<Postgres15>;

public sealed class MailDispatcherOnPostgres18(Postgres18 server) : MailDispatcherTests(server), IClassFixture<Postgres18>;

public sealed class MailDispatcherOnPostgres15(Postgres15 server) : MailDispatcherTests(server), IClassFixture<Postgres15>;
