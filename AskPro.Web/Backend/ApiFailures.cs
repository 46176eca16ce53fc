namespace AskPro.Web.Backend;

/// <summary>Api no longer knows the session: expired, revoked or never there.</summary>
internal class SessionEndedException(string message = "Api does not know this session.") : Exception(message);

/// <summary>The session goes on without its company: an operator's support access is over.</summary>
internal sealed class CompanyLeftException() : SessionEndedException("The session works in no company any more.");

/// <summary>Api wants to know first that the person is still who signed in. The page that asks is shown instead, and carries on afterwards.</summary>
internal sealed class StepUpRequiredException() : Exception("Api asks for a fresh proof of who the person is.");

/// <summary>A service behind Web did not answer, or not with what was agreed. The page says so instead of guessing.</summary>
internal sealed class ServiceAwayException(string service, Exception? inner = null)
    : Exception($"The service '{service}' does not answer as agreed.", inner)
{
    /// <summary>Resource name of the service, for example <c>api</c>.</summary>
    public string Service { get; } = service;
}
