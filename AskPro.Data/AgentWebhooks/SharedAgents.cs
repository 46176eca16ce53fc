using Npgsql;

namespace AskPro.Data.AgentWebhooks;

/// <summary>
/// Asks whether an agent is another company's too. In a workspace of several companies whoever registers last would get the events of the
/// others. The answer names nobody; what counts as another's stands with the function in <c>functions.sql</c>.
/// </summary>
public sealed class SharedAgents(NpgsqlDataSource database)
{
    private const string AskSql = "select is_agent_of_another($1, $2, $3)";

    /// <summary>The question about one agent, for whoever knows its numbers later.</summary>
    /// <param name="companyId">The company that is about to register it.</param>
    /// <param name="agentId">Retell's id of the agent.</param>
    public Func<IReadOnlyCollection<string>, CancellationToken, Task<bool>> Asking(Guid companyId, string agentId) =>
        (numbers, cancellationToken) => IsOthersAsync(companyId, agentId, numbers, cancellationToken);

    /// <param name="companyId">The company that is about to register it.</param>
    /// <param name="agentId">Retell's id of the agent.</param>
    /// <param name="numbers">The numbers that lead to it, E.164.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<bool> IsOthersAsync(Guid companyId, string agentId, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(AskSql);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(agentId);
        command.Parameters.AddWithValue(numbers.ToArray());
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
