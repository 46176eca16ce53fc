namespace AskPro.Worker.Webhooks;

/// <summary>A company with a Retell key, and what is its business at Retell.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="RetellKeyProtected">Its Retell API key, encrypted.</param>
/// <param name="WebhookKeyProtected">The unguessable part of its webhook address, encrypted; null when it has no address yet.</param>
/// <param name="Agents">Retell's ids of the agents entered with it.</param>
/// <param name="Numbers">Its numbers, E.164.</param>
internal sealed record RegistrationTarget(
    Guid CompanyId, string RetellKeyProtected, string? WebhookKeyProtected, IReadOnlyList<string> Agents, IReadOnlyList<string> Numbers);
