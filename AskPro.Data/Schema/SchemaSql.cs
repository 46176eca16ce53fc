using System.Reflection;

namespace AskPro.Data.Schema;

/// <summary>The SQL files beside the migrations.</summary>
internal static class SchemaSql
{
    /// <summary>Part of the first migration; never changes again.</summary>
    public static string InboxAndKeyRing => Read("0001-inbox-and-key-ring.sql");

    /// <summary>A migration of its own; never changes again.</summary>
    public static string Outbox => Read("0002-outbox.sql");

    /// <summary>Applied by every run, in this order.</summary>
    public static string Roles => Read("roles.sql");

    /// <inheritdoc cref="Roles"/>
    public static string Access => Read("access.sql");

    /// <inheritdoc cref="Roles"/>
    public static string Functions => Read("functions.sql");

    /// <inheritdoc cref="Roles"/>
    public static string Lights => Read("lights.sql");

    /// <inheritdoc cref="Roles"/>
    public static string Operators => Read("operators.sql");

    /// <inheritdoc cref="Roles"/>
    public static string Routing => Read("routing.sql");

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
