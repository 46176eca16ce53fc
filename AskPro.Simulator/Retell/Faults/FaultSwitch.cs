namespace AskPro.Simulator.Retell.Faults;

/// <summary>What goes wrong at Retell; <c>PUT /retell/faults</c> takes a list of these and forgets those of before.</summary>
/// <param name="ApiKey">Only for requests with this key; null: for all.</param>
/// <param name="Operation">Only for this one, such as <c>get-agent</c>; null: for all.</param>
/// <param name="Status">Answered instead; null with <paramref name="Drop"/> or a mere delay.</param>
/// <param name="Drop">The connection is closed without an answer.</param>
/// <param name="Garbled">The answer is no JSON.</param>
/// <param name="Done">The work is done first, and only the answer is lost.</param>
/// <param name="DelayMs">How long it takes before anything happens.</param>
/// <param name="RetryAfterMs">What the answer asks to wait.</param>
/// <param name="Skip">How many matching requests pass first.</param>
/// <param name="Times">How many are struck then; null: all.</param>
internal sealed record FaultSwitch(
    string? ApiKey = null, string? Operation = null, int? Status = null, bool Drop = false, bool Garbled = false, bool Done = false,
    int DelayMs = 0, int? RetryAfterMs = null, int Skip = 0, int? Times = null)
{
    /// <summary>It strikes before the work.</summary>
    internal bool Before => !Done && IsLost;

    /// <summary>The caller gets no true answer.</summary>
    internal bool IsLost => Status is not null || Drop || Garbled;

    internal bool Matches(string? key, string operation) => (ApiKey is null || ApiKey == key) && (Operation is null || Operation == operation);

    internal async Task ApplyAsync(HttpContext context)
    {
        if (Drop)
        {
            context.Abort();
            return;
        }

        if (Garbled)
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html>502 Bad Gateway</html>", context.RequestAborted);
            return;
        }

        if (RetryAfterMs is { } pause)
        {
            context.Response.Headers.RetryAfter = ((pause + 999) / 1000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers["retry-after-ms"] = pause.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await RetellAnswer.Refused(Status!.Value, Sentence(Status.Value)).WriteAsync(context.Response, context.RequestAborted);
    }

    private static string Sentence(int status) => status switch
    {
        401 => "API key is missing or invalid.",
        402 => "Trial has ended, please add payment method.",
        429 => "Account rate limited.",
        >= 500 => "An unexpected server error occurred.",
        _ => "Invalid request.",
    };
}
