using AskPro.Api.Features.Agents;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.PhoneNumbers;
using AskPro.Data.Operators;
using AskPro.Data.PhoneNumbers;

namespace AskPro.Api.Features.Unassigned;

/// <summary>Enters the number or the agent of events for the company that they are assigned to, as it would itself, so that later ones find it.</summary>
internal sealed class AssignmentEntry(UnassignedStore store, OperatorStore operators, OperatorAuditTrail audit, TimeProvider time)
{
    /// <returns>False when the number belongs to somebody else.</returns>
    internal async Task<bool> MakeAsync(string remedy, UnassignedGroup group, OperatorCompany company, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        if (remedy == Remedies.Number && PhoneNumberReader.TryReadE164(group.Number, out var e164))
        {
            // It is the company's already when it was entered or vouched for a moment ago.
            if (!await store.EnterNumberAsync(id, company.Id, e164, now, cancellationToken))
                return (await operators.NumberOwnerAsync(e164, cancellationToken))?.CompanyId == company.Id;
            await audit.RecordForCompanyAsync(
                company.Id, "number.added", new(id, PhoneNumberReader.Format(e164)), null, new PhoneNumberFacts(e164, null, null), cancellationToken);
        }

        if (remedy == Remedies.Agent && group.AgentId is { } agent && await store.EnterAgentAsync(id, company.Id, agent, agent, now, cancellationToken))
            await audit.RecordForCompanyAsync(company.Id, "agent.added", new(id, agent), null, new AgentFacts(agent, agent, null), cancellationToken);
        return true;
    }
}
