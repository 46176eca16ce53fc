using AskPro.Data.PhoneNumbers;
using AskPro.Integrations.Retell.Calls;

namespace AskPro.Worker.Calls;

/// <summary>
/// Which number is the company's and which the customer's. Without a direction neither is known: guessing would put strangers
/// into the list of customers.
/// </summary>
/// <param name="Business">E.164 of the company's side.</param>
/// <param name="Customer">E.164 of the other side; null for anonymous, unknown and unusable callers.</param>
/// <param name="BusinessGiven">Whether the event carries a business number at all, readable or not.</param>
internal readonly record struct CallParties(string? Business, string? Customer, bool BusinessGiven)
{
    public static CallParties Of(RetellCall call) => call.Direction switch
    {
        "inbound" => Of(business: call.ToNumber, customer: call.FromNumber),
        "outbound" => Of(business: call.FromNumber, customer: call.ToNumber),
        _ => default,
    };

    private static CallParties Of(string? business, string? customer) => new(E164(business), E164(customer), business is not null);

    private static string? E164(string? number) => PhoneNumberReader.TryReadE164(number, out var e164) ? e164 : null;
}
