using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

public sealed class RowSecurityOnPostgres15(Postgres15 server) : RowSecurityTests(server), IClassFixture<Postgres15>;
