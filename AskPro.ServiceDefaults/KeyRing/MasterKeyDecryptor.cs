using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AskPro.ServiceDefaults.KeyRing;

/// <summary>Created by Data Protection from the type name in the stored key, hence the constructor's form.</summary>
internal sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly byte[] _key = MasterKey.Derive(services.GetRequiredService<IOptions<KeyRingOptions>>().Value.MasterKey);

    public XElement Decrypt(XElement encryptedElement) => WrappedXml.Unwrap(_key, encryptedElement);
}
