using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>What AskPro wants to stand in an agent.</summary>
public static class WebhookWish
{
    /// <summary>Retell's default, said aloud: Api answers within 8 s or says that it cannot.</summary>
    private const int TimeoutMs = 10_000;

    /// <summary>The three events of a call's life, and the transcript as it grows.</summary>
    private static readonly IReadOnlyList<string> Events = RetellEventNames.Processed;

    /// <param name="url">The company's own webhook address.</param>
    public static RetellWebhookSettings For(Uri url) => new(url.AbsoluteUri, Events, TimeoutMs);
}
