using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The mails that wait in the outbox, decrypted with the ring that Api and Worker share.</summary>
internal static partial class SentMails
{
    /// <summary>To one address, the oldest first.</summary>
    public static async Task<List<MailMessage>> ToAsync(TestDatabase database, ApiServer api, string email)
    {
        var cancel = TestContext.Current.CancellationToken;
        var secrets = api.Services.GetRequiredService<ProtectedText>();
        await using var command = database.Owner.CreateCommand("select id, payload from outbox_messages order by id");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var mails = new List<MailMessage>();
        while (await reader.ReadAsync(cancel))
            mails.Add(JsonSerializer.Deserialize<MailMessage>(secrets.Unprotect(ProtectedText.Mail, reader.GetGuid(0), reader.GetString(1)))!);
        return [.. mails.Where(mail => mail.To == email)];
    }

    /// <summary>Hours for which the latest mail whose key begins so is of use, or <c>for ever</c>.</summary>
    public static Task<string> HoursOfUseAsync(TestDatabase database, string key) => database.Owner.AskAsync<string>(
        null,
        """
        select coalesce(round(extract(epoch from expires_at - created_at) / 3600)::text, 'for ever')
        from outbox_messages where idempotency_key like $1 || '%' and idempotency_key not like '%:notice' order by id desc limit 1
        """,
        key);

    /// <summary>The secret in the mail's link to a page.</summary>
    public static string TokenIn(MailMessage mail, string page)
    {
        var link = Link().Match(mail.Text);
        Assert.True(link.Success, mail.Text);
        Assert.Equal(page, link.Groups["page"].Value);
        return link.Groups["token"].Value;
    }

    [GeneratedRegex(@"^https://askpro\.example(?<page>/[a-z/-]+)\?token=(?<token>[A-Za-z0-9_-]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
