using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Api.Hosting.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.PhoneNumbers;

/// <summary><c>POST /api/phone-numbers/read</c>: what is understood of a number while somebody types it. Stores nothing.</summary>
internal static class ReadPhoneNumber
{
    internal static void MapReadPhoneNumber(this RouteGroupBuilder numbers) =>
        numbers.MapPost("/read", Handle)
            .Needs(Right.Manage)
            .WithName("ReadPhoneNumber")
            .WithSummary("What is understood of a number")
            .WithDescription("In any spelling. Says nothing about whether somebody has it. A POST, so that the number stands in no address.");

    private static Ok<Reading> Handle(Typed typed) => TypedResults.Ok(
        PhoneNumberReader.TryReadE164(typed.Number, out var e164)
            ? new Reading(e164, PhoneNumberReader.Format(e164), PhoneNumberReader.Country(e164), null)
            : new Reading(null, null, null, RefusalOf(typed.Number)));

    /// <summary>Why a text that cannot be read is no number of a business.</summary>
    internal static string RefusalOf(string? number) =>
        string.IsNullOrWhiteSpace(number) ? FieldErrorCodes.Required
        : PhoneNumberReader.IsShort(number) ? FieldErrorCodes.ShortNumber
        : FieldErrorCodes.NotANumber;

    /// <param name="Number">As it was typed.</param>
    internal sealed record Typed(string? Number);

    /// <param name="E164">The number in E.164; null when it is none.</param>
    /// <param name="Display">The number for people.</param>
    /// <param name="Country">ISO 3166-1 of its country; null for numbers of no country.</param>
    /// <param name="Code">Why it is none: a code as in <c>errors</c>.</param>
    internal sealed record Reading(string? E164, string? Display, string? Country, string? Code);
}
