using AskPro.Api.Features.Invitations;
using AskPro.Data.Operators;

namespace AskPro.Api.Features.Operators;

/// <param name="Id">Id of the company.</param>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>active</c>, <c>suspended</c> or <c>deleting</c>.</param>
/// <param name="StateReason">Why it is not active, in an operator's words.</param>
/// <param name="StateChangedAt">When the state changed last; null when it never did.</param>
/// <param name="DeleteAfter">When everything will be deleted.</param>
/// <param name="IsDemo">Whether its calls are invented.</param>
/// <param name="CreatedAt">Since when it is there.</param>
/// <param name="LastEventAt">When an event last changed something; null when none ever did.</param>
/// <param name="CallsOfDay">Calls of the last 24 hours.</param>
/// <param name="Errors">Events that could not be processed and are kept.</param>
/// <param name="People">Its people.</param>
/// <param name="Numbers">Its telephone numbers.</param>
/// <param name="VouchedFor">Whether its numbers are checked; until then they decide nothing.</param>
/// <param name="Lights">How far it is set up, always the same seven in the same order.</param>
internal sealed record CompanyRow(
    Guid Id, string Name, string State, string? StateReason, DateTimeOffset? StateChangedAt, DateTimeOffset? DeleteAfter, bool IsDemo,
    DateTimeOffset CreatedAt, DateTimeOffset? LastEventAt, long CallsOfDay, long Errors, long People, long Numbers, bool VouchedFor,
    IReadOnlyList<SetupLightView> Lights)
{
    internal static CompanyRow Of(OperatorCompany company, IEnumerable<SetupLight> lights) => new(
        company.Id, company.Name, company.State, company.StateReason, company.StateChangedAt, company.DeleteAfter, company.IsDemo,
        company.CreatedAt, company.LastEventAt, company.CallsOfDay, company.Errors, company.People, company.Numbers, company.VouchedFor,
        [.. lights.Select(light => new SetupLightView(light.Light, light.State, light.Code))]);
}

/// <param name="Light"><c>number</c>, <c>agent</c>, <c>webhook</c>, <c>signature</c>, <c>calendar</c>, <c>privacy</c> or <c>test_call</c>.</param>
/// <param name="State"><c>on</c>; <c>waiting</c>: not there yet, or not known; <c>off</c>: something is wrong.</param>
/// <param name="Code">Why it is not on.</param>
internal sealed record SetupLightView(string Light, string State, string? Code);

/// <param name="Company">How it stands.</param>
/// <param name="Holdings">What it owns, in numbers: what a deletion deletes.</param>
/// <param name="Owners">Whom to call.</param>
/// <param name="OwnerInvitation">While it has no owner: who is invited to be the first; null when nobody is.</param>
/// <param name="SupportAccesses">The latest support accesses, the last one first.</param>
/// <param name="DeletionGraceDays">How many days a deletion could still be called off.</param>
internal sealed record CompanyOverview(
    CompanyRow Company, HoldingsView Holdings, IReadOnlyList<OwnerView> Owners, InvitationRow? OwnerInvitation,
    IReadOnlyList<Support.SupportAccessView> SupportAccesses, int DeletionGraceDays);

/// <param name="Calls">Its calls.</param>
/// <param name="Customers">Its customers.</param>
/// <param name="Branches">Its branches.</param>
/// <param name="Numbers">Its telephone numbers.</param>
/// <param name="People">Its people.</param>
/// <param name="PeopleOnlyHere">Those of them who belong to no other company; their accounts go with it.</param>
internal sealed record HoldingsView(long Calls, long Customers, long Branches, long Numbers, long People, long PeopleOnlyHere);

/// <param name="DisplayName">Name of an owner.</param>
/// <param name="Email">E-mail address of the owner.</param>
internal sealed record OwnerView(string DisplayName, string Email);
