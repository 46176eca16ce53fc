using System.ComponentModel;

namespace AskPro.Data.Companies;

/// <summary>What every call and every page asks of a company, as it lies in the cache. Good only while <paramref name="Version"/> is the company's.</summary>
/// <param name="Id">The company.</param>
/// <param name="Version">Its routing version when this was read, from the same statement or snapshot.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">IANA zone of the business.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="IsDemo">Whether its calls are invented.</param>
/// <param name="VouchedFor">Whether its numbers and agents decide whose a call is.</param>
/// <param name="Recording">One of <see cref="RecordingModes"/>.</param>
[ImmutableObject(true)]
public sealed record CompanyFacts(
    Guid Id, Guid Version, string Name, string TimeZone, string Language, bool IsDemo, bool VouchedFor, string Recording)
{
    /// <summary>The kind of entry, in metrics.</summary>
    public const string Kind = "company";

    /// <summary>Under which it is kept.</summary>
    public static string Key(Guid id) => $"company:{id:N}";
}
