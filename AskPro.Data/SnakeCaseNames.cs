using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AskPro.Data;

/// <summary>Names of columns and keys as Postgres writes them without quotes, so that hand-written SQL reads well.</summary>
internal static class SnakeCaseNames
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
            Apply(entity);
    }

    private static void Apply(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(SnakeCase(property.Name));
        }

        var table = entity.GetTableName();
        foreach (var key in entity.GetKeys())
            key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
        // Two to one table say themselves which is which.
        foreach (var foreignKey in entity.GetForeignKeys().Where(foreignKey => foreignKey.FindAnnotation(RelationalAnnotationNames.Name) is null))
            foreignKey.SetConstraintName($"fk_{table}_{foreignKey.PrincipalEntityType.GetTableName()}");
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName($"ix_{table}_{Columns(index.Properties)}");
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) =>
        string.Join('_', properties.Select(property => property.GetColumnName()));

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
