using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace AskPro.ServiceDefaults.KeyRing;

/// <summary>
/// The key ring in the table <c>data_protection_keys</c>, by hand-written SQL: the role of Web may read and add there and
/// nowhere else. The table is made by the migrations of Data.
/// </summary>
internal sealed class KeyRingTable(NpgsqlDataSource database) : IXmlRepository
{
    private const string ReadAll = "select xml from data_protection_keys order by id";
    private const string Add = "insert into data_protection_keys (friendly_name, xml) values ($1, $2)";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand(ReadAll);
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
            elements.Add(XElement.Parse(reader.GetString(0)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand(Add);
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}
