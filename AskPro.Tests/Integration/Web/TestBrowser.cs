using System.Text.RegularExpressions;
using AskPro.Web.Sessions;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>What a browser without scripts does: it reads pages and posts their forms.</summary>
public sealed partial class TestBrowser
{
    private readonly HttpClient http;

    public TestBrowser(HttpClient http, string acceptLanguage)
    {
        this.http = http;
        http.DefaultRequestHeaders.Add("Accept-Language", acceptLanguage);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path, Cancel);

    public async Task<string> ReadAsync(string path) => await TextAsync(await GetAsync(path));

    public static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Cancel);

    public static Task<byte[]> BytesAsync(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync(Cancel);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content)
    {
        using (content)
            return await http.PostAsync(path, content, Cancel);
    }

    /// <summary>Posts fields with the antiforgery token of <paramref name="page"/>.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(action, Form(TokenOf(await ReadAsync(page)), fields));

    public Task<HttpResponseMessage> SignInAsync(string password, string? returnTo) =>
        PostFormAsync("/anmelden", "/anmelden", ("email", FakeApi.Email), ("password", password), (SessionCookie.ReturnTo, returnTo ?? ""));

    public static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    public static string TokenOf(string page) => FormToken().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
