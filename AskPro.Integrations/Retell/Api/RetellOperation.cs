namespace AskPro.Integrations.Retell.Api;

/// <summary>What one method of the client does, as far as failing is concerned.</summary>
/// <param name="Name">Its name in metrics and traces, which must hold no id.</param>
/// <param name="MayRepeat">Reads, and writes of absolute values: doing it twice is doing it once.</param>
/// <param name="IsById">It asks for one thing by its id, so 422 says that there is none.</param>
internal sealed record RetellOperation(string Name, bool MayRepeat, bool IsById = false)
{
    /// <summary>Carries the operation to the handlers of the request.</summary>
    internal static readonly HttpRequestOptionsKey<RetellOperation> Key = new("askpro.retell.operation");

    internal static readonly RetellOperation GetCall = new("get-call", MayRepeat: true, IsById: true);
    internal static readonly RetellOperation ListCalls = new("list-calls", MayRepeat: true);
    internal static readonly RetellOperation CreateAgent = new("create-agent", MayRepeat: false);
    internal static readonly RetellOperation GetAgent = new("get-agent", MayRepeat: true, IsById: true);
    internal static readonly RetellOperation UpdateAgent = new("update-agent", MayRepeat: true);
    internal static readonly RetellOperation ListAgents = new("list-agents", MayRepeat: true);
    internal static readonly RetellOperation ListAgentVersions = new("list-agent-versions", MayRepeat: true, IsById: true);
    internal static readonly RetellOperation CreateAgentVersion = new("create-agent-version", MayRepeat: false);
    internal static readonly RetellOperation PublishAgentVersion = new("publish-agent-version", MayRepeat: false);
    internal static readonly RetellOperation ListNumbers = new("list-phone-numbers", MayRepeat: true);
    internal static readonly RetellOperation GetNumber = new("get-phone-number", MayRepeat: true, IsById: true);
    internal static readonly RetellOperation UpdateNumber = new("update-phone-number", MayRepeat: true);
}
