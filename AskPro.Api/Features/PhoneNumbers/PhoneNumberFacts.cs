namespace AskPro.Api.Features.PhoneNumbers;

/// <summary>What the audit log says of a number.</summary>
/// <param name="Number">In E.164; never changes.</param>
/// <param name="Label">What the company calls it.</param>
/// <param name="Branch">The branch's name at the time.</param>
internal sealed record PhoneNumberFacts(string Number, string? Label, string? Branch);
