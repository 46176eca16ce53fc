using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AskPro.ServiceDefaults.KeyRing;

internal sealed class MasterKeyEncryptor(string masterKey) : IXmlEncryptor
{
    private readonly byte[] _key = MasterKey.Derive(masterKey);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(WrappedXml.Wrap(_key, plaintextElement), typeof(MasterKeyDecryptor));
}
