namespace AskPro.Web.Backend;

internal sealed record SignInAnswer(
    string Token, DateTimeOffset ExpiresAt, UserAnswer User, CompanyAnswer? Company, IReadOnlyList<string> Rights, IReadOnlyList<OwnCompanyAnswer> Companies,
    bool IsOperator, SupportAnswer? Support) : ISessionAnswer;

/// <summary>What Api says of a session, when it begins and when it is asked.</summary>
internal interface ISessionAnswer
{
    UserAnswer User { get; }

    /// <summary>Null for an operator who works in none.</summary>
    CompanyAnswer? Company { get; }

    IReadOnlyList<string> Rights { get; }

    IReadOnlyList<OwnCompanyAnswer> Companies { get; }

    /// <summary>Whether the person runs the platform.</summary>
    bool IsOperator { get; }

    /// <summary>Set while the person is in the company for support.</summary>
    SupportAnswer? Support { get; }
}

/// <summary>The support access by which an operator is in the company.</summary>
public sealed record SupportAnswer(Guid Id, string Reason, DateTimeOffset ExpiresAt);

/// <summary>A company the person belongs to.</summary>
public sealed record OwnCompanyAnswer(Guid Id, string Name);

/// <summary>Either the answer, or why there is none, or what a code is awaited for.</summary>
internal sealed record SignInResult(SignInAnswer? Answer, Sessions.SignInFailure? Failure, string? Challenge = null);

internal sealed record UserAnswer(Guid Id, string DisplayName, string Email);

/// <param name="TimeZone">IANA name; every time on a page is shown in it.</param>
/// <param name="IsDemo">Shown next to the name, so that nobody takes invented calls for real ones.</param>
public sealed record CompanyAnswer(Guid Id, string Name, string TimeZone, string Language, bool IsDemo);

internal sealed record MeAnswer(
    UserAnswer User, CompanyAnswer? Company, IReadOnlyList<string> Rights, IReadOnlyList<OwnCompanyAnswer> Companies, IReadOnlyList<PhoneNumberAnswer> PhoneNumbers,
    bool IsOperator, SupportAnswer? Support) : ISessionAnswer;

public sealed record PhoneNumberAnswer(string E164, string Display, string? Label);
