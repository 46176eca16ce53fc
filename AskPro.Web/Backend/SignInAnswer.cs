namespace AskPro.Web.Backend;

internal sealed record SignInAnswer(
    string Token, DateTimeOffset ExpiresAt, UserAnswer User, CompanyAnswer Company, IReadOnlyList<string> Rights, IReadOnlyList<OwnCompanyAnswer> Companies);

/// <summary>A company the person belongs to.</summary>
public sealed record OwnCompanyAnswer(Guid Id, string Name);

/// <summary>Either the answer or why there is none.</summary>
internal sealed record SignInResult(SignInAnswer? Answer, Sessions.SignInFailure? Failure);

internal sealed record UserAnswer(Guid Id, string DisplayName, string Email);

/// <param name="TimeZone">IANA name; every time on a page is shown in it.</param>
/// <param name="IsDemo">Shown next to the name, so that nobody takes invented calls for real ones.</param>
public sealed record CompanyAnswer(Guid Id, string Name, string TimeZone, string Language, bool IsDemo);

internal sealed record MeAnswer(
    UserAnswer User, CompanyAnswer Company, IReadOnlyList<string> Rights, IReadOnlyList<OwnCompanyAnswer> Companies, IReadOnlyList<PhoneNumberAnswer> PhoneNumbers);

internal sealed record PhoneNumberAnswer(string E164, string Display, string? Label);
