namespace AskPro.Web.Backend;

/// <summary>Api no longer knows the session: expired, revoked or never there.</summary>
internal sealed class SessionEndedException() : Exception("Api does not know this session.");

/// <summary>A service behind Web did not answer, or not with what was agreed. The page says so instead of guessing.</summary>
internal sealed class ServiceAwayException(string service, Exception? inner = null)
    : Exception($"The service '{service}' does not answer as agreed.", inner)
{
    /// <summary>Resource name of the service, for example <c>api</c>.</summary>
    public string Service { get; } = service;
}
