namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the proof of who sits there.</summary>
internal static class StepUpRequests
{
    private const string Verification = "/api/sessions/current/verification";

    /// <summary>Proves again who the person is.</summary>
    /// <returns>Field name to code of what was refused; empty when the proof is good.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> VerifySessionAsync(
        this AskProApiClient api, SessionToken token, object proof, CancellationToken cancel) =>
        (await api.SendChangeAsync(token, HttpMethod.Put, Verification, proof, cancel, limited: "password")).Errors;
}
