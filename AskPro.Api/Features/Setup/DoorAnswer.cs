using System.Text.Json;

namespace AskPro.Api.Features.Setup;

/// <summary>What the front door answered.</summary>
/// <param name="Status">HTTP status; null when it did not answer.</param>
/// <param name="Code">The code of the problem; null without one.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record DoorAnswer(int? Status, string? Code, double Milliseconds)
{
    private const int LongestProblem = 4096;
    private const int LongestCode = 60;

    /// <summary>As a person reads it: <c>401 signature_invalid</c>.</summary>
    internal string Text => string.Join(' ', new[] { Status?.ToString(System.Globalization.CultureInfo.InvariantCulture), Code }.OfType<string>());

    /// <summary>The code of a problem document; null for whatever else answers there.</summary>
    internal static async Task<string?> CodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode) return null;
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestProblem, cancellationToken);
            var problem = JsonSerializer.Deserialize<Problem>(await response.Content.ReadAsByteArrayAsync(cancellationToken), JsonSerializerOptions.Web);
            return problem?.Code is { Length: > 0 and <= LongestCode } code && code.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? code : null;
        }
        // Longer than any problem, or none.
        catch (Exception exception) when (exception is JsonException or HttpRequestException)
        {
            return null;
        }
    }

    private sealed record Problem(string? Code);
}
