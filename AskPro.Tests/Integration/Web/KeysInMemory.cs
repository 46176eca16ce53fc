using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace AskPro.Tests.Integration.Web;

/// <summary>A key ring without a database.</summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly List<XElement> elements = [];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. elements];

    public void StoreElement(XElement element, string friendlyName) => elements.Add(element);
}
