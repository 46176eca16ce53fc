namespace AskPro.Simulator.Retell;

/// <summary>What Retell says instead of doing it.</summary>
internal sealed class RetellRefusal(int status, string message) : Exception(message)
{
    internal int Status => status;

    internal static RetellRefusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    internal static RetellRefusal KeyInvalid() => new(StatusCodes.Status401Unauthorized, "API key is missing or invalid.");

    /// <summary>Most unknown ids are 422 at Retell, not 404.</summary>
    internal static RetellRefusal Unknown(string what) => new(StatusCodes.Status422UnprocessableEntity, $"{what} not found.");

    internal static RetellRefusal Unprocessable(string message) => new(StatusCodes.Status422UnprocessableEntity, message);
}
