using AskPro.Data.Calls;

namespace AskPro.Worker.Resolution;

/// <summary>How a call's company was found; the larger value is the stronger evidence.</summary>
internal enum ResolutionMethod
{
    None,
    Agent,
    Number,
    Assigned,
    UrlKey,
}

/// <summary>The words of <see cref="ResolutionMethods"/> for it.</summary>
internal static class ResolutionMethodWords
{
    public static string Word(this ResolutionMethod method) => method switch
    {
        ResolutionMethod.Agent => ResolutionMethods.Agent,
        ResolutionMethod.Number => ResolutionMethods.Number,
        ResolutionMethod.Assigned => ResolutionMethods.Assigned,
        ResolutionMethod.UrlKey => ResolutionMethods.UrlKey,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "an unassigned call has no row"),
    };

    public static ResolutionMethod Read(string word) => word switch
    {
        ResolutionMethods.Agent => ResolutionMethod.Agent,
        ResolutionMethods.Number => ResolutionMethod.Number,
        ResolutionMethods.Assigned => ResolutionMethod.Assigned,
        ResolutionMethods.UrlKey => ResolutionMethod.UrlKey,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "unknown resolution method"),
    };
}
