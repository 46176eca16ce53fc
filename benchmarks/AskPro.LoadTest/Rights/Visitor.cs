using System.Net;
using System.Text.RegularExpressions;
using AskPro.Tests.Integration.RestApi;

namespace AskPro.LoadTest.Rights;

/// <summary>A browser of one person. It signs in again whenever its session has ended.</summary>
internal sealed partial class Visitor(HttpClient http, Caller caller) : IDisposable
{
    private const string OwnPage = "/konto";

    private string? _form;

    public void Dispose() => http.Dispose();

    /// <summary>Nothing is read after a form has been sent: reading alone ends no session.</summary>
    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, CancellationToken cancellationToken)
    {
        if (_form is null)
            await SignedInAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await ReadAsync(request, cancellationToken);
    }

    public async Task<(HttpStatusCode Status, string Body)> PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var request = Form(path, await SignedInAsync(cancellationToken), fields);
        return await ReadAsync(request, cancellationToken);
    }

    /// <summary>A token for the next form.</summary>
    private async Task<string> SignedInAsync(CancellationToken cancellationToken)
    {
        if (caller.IsKnown)
        {
            using var own = new HttpRequestMessage(HttpMethod.Get, OwnPage);
            if (await ReadAsync(own, cancellationToken) is (HttpStatusCode.OK, var page))
                return _form = FormToken().Match(page).Groups[1].Value;
        }

        using var signInPage = new HttpRequestMessage(HttpMethod.Get, "/anmelden");
        var token = FormToken().Match((await ReadAsync(signInPage, cancellationToken)).Body).Groups[1].Value;
        if (!caller.IsKnown)
            return _form = token;
        using var signIn = Form("/anmelden", token, [new("email", caller.Email), new("password", GivenCompany.Password)]);
        var (status, _) = await ReadAsync(signIn, cancellationToken);
        return status == HttpStatusCode.SeeOther
            ? await SignedInAsync(cancellationToken)
            : throw new InvalidOperationException($"{caller} could not sign in: {(int)status}.");
    }

    private static HttpRequestMessage Form(string path, string token, IEnumerable<KeyValuePair<string, string>> fields) =>
        new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token))) };

    private async Task<(HttpStatusCode Status, string Body)> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        // A stream never ends; it carries numbers only, and that it was opened is what counts.
        var body = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(cancellationToken);
        return (answer.StatusCode, answer.Headers + body);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
