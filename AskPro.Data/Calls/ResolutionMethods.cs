namespace AskPro.Data.Calls;

/// <summary>How the company of a call was found, in this order; the values of <c>calls.resolution_method</c>.</summary>
public static class ResolutionMethods
{
    /// <summary>By the company's own webhook address.</summary>
    public const string UrlKey = "url_key";

    /// <summary>By an operator, because nothing else said whose it is.</summary>
    public const string Assigned = "assigned";

    /// <summary>By the exact business number.</summary>
    public const string Number = "number";

    /// <summary>By an agent id that exactly one company has.</summary>
    public const string Agent = "agent";
}
