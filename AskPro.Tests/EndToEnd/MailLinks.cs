using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AskPro.Tests.EndToEnd;

/// <summary>The simulator's mailbox, once the Worker has sent.</summary>
internal static partial class MailLinks
{
    /// <summary>The link to a page in a mail to somebody, as soon as there is one.</summary>
    public static async Task<string> WaitAsync(RunningAskPro system, string email, string page, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = system.SimulatorAddress };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMilliseconds(SignedInPage.Patience));
        while (!patience.IsCancellationRequested)
        {
            var mails = await client.GetFromJsonAsync<JsonElement>("/mails.json", cancellation);
            foreach (var mail in mails.EnumerateArray().Where(mail => mail.GetProperty("to")[0].GetString() == email))
            {
                var link = Link().Matches(mail.GetProperty("text").GetString()!).FirstOrDefault(found => found.Value.Contains($"{page}?", StringComparison.Ordinal));
                if (link is not null)
                    return link.Value;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }

        throw new InvalidOperationException($"No mail to {email} with a link to {page} came; does the page that asked for it say why?");
    }

    [GeneratedRegex(@"https?://\S+\?\S+")]
    private static partial Regex Link();
}
