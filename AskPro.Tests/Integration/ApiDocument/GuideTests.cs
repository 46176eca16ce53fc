using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Support;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.ApiDocument;

/// <summary>Sends every curl of docs/api-guide.md and compares what comes with what the guide shows below it.</summary>
public sealed partial class GuideTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_of_the_guide_is_answered_as_the_guide_says()
    {
        var guide = await File.ReadAllTextAsync(RepositoryFiles.PathOf("docs/api-guide.md"), Cancel);
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(ExampleCompany.Now)),
            ("ApiTokens:RequestsPerMinute", "120"));
        var token = await ExampleCompany.AddAsync(database.Owner, Cancel);
        using var client = api.CreateClient();
        var blocks = Block().Matches(guide).Select(match => (Language: match.Groups[1].Value, Text: match.Groups[2].Value)).ToList();
        var sent = 0;

        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index].Language != "bash") continue;
            using var request = Curl(blocks[index].Text.Replace("$ASKPRO_TOKEN", token, StringComparison.Ordinal));
            using var response = await client.SendAsync(request, Cancel);
            var answer = await response.Content.ReadAsStringAsync(Cancel);
            sent++;
            if (index + 1 < blocks.Count && blocks[index + 1].Language == "http") Compare(blocks[index + 1].Text, response, answer, blocks[index].Text);
            else Assert.True(response.IsSuccessStatusCode, $"{blocks[index].Text}\n{answer}");
        }

        Assert.True(sent >= 7);
        Assert.Equal(guide, await client.GetStringAsync("/openapi/guide.md", Cancel));
    }

    [Fact]
    public async Task The_refusal_that_the_guide_shows_last_is_what_a_token_without_requests_gets()
    {
        var guide = await File.ReadAllTextAsync(RepositoryFiles.PathOf("docs/api-guide.md"), Cancel);
        var clock = new FakeTimeProvider(ExampleCompany.Now);
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(clock), ("ApiTokens:RequestsPerMinute", "1"));
        using var program = api.As(company.Token);
        (await program.GetAsync("/api/calls", Cancel)).Dispose();
        clock.Advance(TimeSpan.FromSeconds(37));

        using var response = await program.GetAsync("/api/calls", Cancel);

        Compare(Block().Matches(guide)[^1].Groups[2].Value, response, await response.Content.ReadAsStringAsync(Cancel), "one request too many");
    }

    private static void Compare(string shown, HttpResponseMessage response, string answer, string request)
    {
        var parts = shown.Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        Assert.True((int)response.StatusCode == int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), $"{request}\n{answer}");
        foreach (var header in lines.Skip(1).Select(line => line.Split(": ", 2)))
        {
            var values = response.Headers.TryGetValues(header[0], out var found) ? found : response.Content.Headers.GetValues(header[0]);
            Assert.Equal((header[0], header[1]), (header[0], string.Join(", ", values)));
        }

        // The guide shows the beginning of lists and leaves out members that it does not speak of.
        Assert.Empty(JsonShape.Differences(JsonNode.Parse(parts[1]), JsonNode.Parse(answer), mayOmit: true));
        if (!response.IsSuccessStatusCode) Assert.Equal(JsonNode.Parse(parts[1])!["code"]!.ToString(), JsonNode.Parse(answer)!["code"]!.ToString());
    }

    /// <summary>What curl sends for such a line: the few options the guide uses.</summary>
    private static HttpRequestMessage Curl(string line)
    {
        var words = Word().Matches(line.Replace("\\\n", " ", StringComparison.Ordinal)).Select(match => match.Value.Trim('"', '\'')).ToList();
        Assert.Equal("curl", words[0]);
        var request = new HttpRequestMessage(HttpMethod.Get, words[^1].Replace("$ASKPRO_API", "", StringComparison.Ordinal));
        for (var index = 1; index < words.Count - 1; index += 2)
        {
            var value = words[index + 1];
            switch (words[index])
            {
                case "-X":
                    request.Method = new HttpMethod(value);
                    break;
                case "-d":
                    request.Content = new StringContent(value, Encoding.UTF8, "application/json");
                    break;
                case "-H" when value.StartsWith("Authorization: ", StringComparison.Ordinal):
                    request.Headers.TryAddWithoutValidation("Authorization", value["Authorization: ".Length..]);
                    break;
                case "-H":
                    Assert.Equal("Content-Type: application/json", value);
                    break;
                default:
                    Assert.Fail($"The test does not know {words[index]}.");
                    break;
            }
        }

        return request;
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|\S+
        """)]
    private static partial Regex Word();
}
