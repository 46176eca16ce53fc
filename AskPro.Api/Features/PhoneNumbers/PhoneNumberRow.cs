using AskPro.Data.PhoneNumbers;

namespace AskPro.Api.Features.PhoneNumbers;

/// <param name="Id">Id of the entry.</param>
/// <param name="E164">The number in E.164.</param>
/// <param name="Display">The number for people.</param>
/// <param name="Country">ISO 3166-1 of its country; null for numbers of no country.</param>
/// <param name="Label">What the company calls it.</param>
/// <param name="BranchId">The branch it belongs to.</param>
/// <param name="BranchName">That branch's name.</param>
/// <param name="Version">To be sent back with a change; opaque.</param>
internal sealed record PhoneNumberRow(
    Guid Id, string E164, string Display, string? Country, string? Label, Guid? BranchId, string? BranchName, uint Version)
{
    internal static PhoneNumberRow Of(PhoneNumber number, string? branchName) => new(
        number.Id, number.E164, PhoneNumberReader.Format(number.E164), PhoneNumberReader.Country(number.E164), number.Label, number.BranchId,
        branchName, number.Version);
}
