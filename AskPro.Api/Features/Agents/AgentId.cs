using System.Text.RegularExpressions;
using AskPro.Api.Hosting.Validation;

namespace AskPro.Api.Features.Agents;

/// <summary>
/// Retell's id of an agent: letters, digits, <c>_</c> and <c>-</c>, as in <c>agent_7f3c9a1e5b2d48069c4ea17d3f</c>. Longer or with
/// anything else in it, it is not one, and a call could never name it.
/// </summary>
internal static partial class AgentId
{
    internal static string Read(string field, string? typed, FieldErrors errors) =>
        errors.Check(field, typed, text => Shape().IsMatch(text), FieldErrorCodes.NotAnAgentId);

    internal static bool IsOne(string? text) => text is not null && Shape().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{3,100}\z")]
    private static partial Regex Shape();
}
