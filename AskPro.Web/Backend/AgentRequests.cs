using AskPro.Web.Settings.Agents;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the company's agents.</summary>
internal static class AgentRequests
{
    private const string Agents = "/api/agents";

    public static Task<AgentListAnswer> GetAgentsAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<AgentListAnswer>(token, Agents, cancel);

    public static Task<AgentDetailAnswer> GetAgentAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.GetAsync<AgentDetailAnswer>(token, $"{Agents}/{id:D}", cancel);

    public static Task<SaveResult<AgentDetailAnswer>> AddAgentAsync(this AskProApiClient api, SessionToken token, AgentForm form, CancellationToken cancel) =>
        api.SaveAsync<AgentDetailAnswer>(token, HttpMethod.Post, Agents, form, cancel);

    public static Task<SaveResult<AgentDetailAnswer>> ChangeAgentAsync(
        this AskProApiClient api, SessionToken token, Guid id, AgentForm form, CancellationToken cancel) =>
        api.SaveAsync<AgentDetailAnswer>(token, HttpMethod.Put, $"{Agents}/{id:D}", form, cancel);

    public static Task<string?> RemoveAgentAsync(this AskProApiClient api, SessionToken token, Guid id, uint version, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Agents}/{id:D}?version={version}", cancel);
}
