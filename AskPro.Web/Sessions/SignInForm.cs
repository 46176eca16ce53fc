namespace AskPro.Web.Sessions;

/// <param name="ReturnTo">Where to go afterwards; checked to be local when it is used.</param>
public sealed record SignInForm(string? Email = null, string? ReturnTo = null, SignInFailure? Failure = null, bool SessionEnded = false, bool PasswordIsNew = false, bool WasTooLate = false);

public enum SignInFailure
{
    Incomplete,
    WrongCredentials,
    UnknownPasskey,
    TooManyTries,
    NoCompany,
    CompanySuspended,
    CompanyDeleting,
    ServiceAway,
}
