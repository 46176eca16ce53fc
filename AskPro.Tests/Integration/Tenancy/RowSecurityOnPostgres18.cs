using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

public sealed class RowSecurityOnPostgres18(Postgres18 server) : RowSecurityTests(server), IClassFixture<Postgres18>;
