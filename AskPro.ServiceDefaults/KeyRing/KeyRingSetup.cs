using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.ServiceDefaults.KeyRing;

internal sealed class KeyRingSetup(NpgsqlDataSource database, IOptions<KeyRingOptions> keyRing) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new KeyRingTable(database);
        options.XmlEncryptor = new MasterKeyEncryptor(keyRing.Value.MasterKey);
    }
}
