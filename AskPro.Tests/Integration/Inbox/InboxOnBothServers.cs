using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Inbox;

public sealed class InboxAcceptOnPostgres18(Postgres18 server) : InboxAcceptTests(server), IClassFixture<Postgres18>;

public sealed class InboxAcceptOnPostgres15(Postgres15 server) : InboxAcceptTests(server), IClassFixture<Postgres15>;

public sealed class InboxQueueOnPostgres18(Postgres18 server) : InboxQueueTests(server), IClassFixture<Postgres18>;

public sealed class InboxQueueOnPostgres15(Postgres15 server) : InboxQueueTests(server), IClassFixture<Postgres15>;

public sealed class LargeBodyOnPostgres18(Postgres18 server) : LargeBodyTests(server), IClassFixture<Postgres18>;

public sealed class LargeBodyOnPostgres15(Postgres15 server) : LargeBodyTests(server), IClassFixture<Postgres15>;
