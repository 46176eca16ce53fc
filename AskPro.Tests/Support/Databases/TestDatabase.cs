using AskPro.Tests.Support.Servers;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Support.Databases;

/// <summary>
/// A migrated, otherwise empty database of one test class: take <see cref="Postgres18"/> or <see cref="Postgres15"/>
/// as class fixture. Where the machine lacks that version, the first use skips the test with its reason.
/// </summary>
public abstract class TestDatabase(PostgresServers servers, int major) : IAsyncLifetime
{
    private readonly Dictionary<string, NpgsqlDataSource> _sources = [];
    private PostgresWithTemplate? _home;
    private string _name = "";

    public int Major => major;

    /// <summary>The owner and superuser: sees everything, for arranging and asserting.</summary>
    public NpgsqlDataSource Owner => SourceOf("postgres");

    /// <summary>What a service with this role connects with, for example <c>askpro_api</c>.</summary>
    public NpgsqlDataSource As(string role) => SourceOf(role);

    public string ConnectionString(string role = "postgres") =>
        Home.Server.ConnectionString(_name, role, role == "postgres" ? RunningPostgres.Password : Migrations.RolePassword);

    public async ValueTask InitializeAsync()
    {
        _home = await servers.StartedAsync(major);
        _name = _home is null ? "" : await _home.CopyTemplateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
        {
            await source.DisposeAsync();
        }

        if (_home is not null)
        {
            await _home.DropAsync(_name);
        }

        GC.SuppressFinalize(this);
    }

    private PostgresWithTemplate Home
    {
        get
        {
            Assert.SkipWhen(_home is null, $"No Postgres {major} is installed here; ./test installs it where it may.");
            return _home;
        }
    }

    private NpgsqlDataSource SourceOf(string role)
    {
        lock (_sources)
        {
            return _sources.TryGetValue(role, out var known) ? known : _sources[role] = NpgsqlDataSource.Create(ConnectionString(role));
        }
    }
}
