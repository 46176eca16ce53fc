namespace AskPro.Web.Backend;

/// <summary>What became of a request that needs no session: about a link, or by one.</summary>
/// <param name="Answer">What Api answered; null when it refused.</param>
/// <param name="Errors">Field name to code; empty unless fields were refused.</param>
/// <param name="Code">Why the whole request was refused, a code of Api; null unless it was.</param>
internal sealed record LinkResult<T>(T? Answer, IReadOnlyDictionary<string, string> Errors, string? Code)
    where T : class
{
    /// <summary>What Web itself says when Api does not answer.</summary>
    public static readonly LinkResult<T> Away = new(null, new Dictionary<string, string>(), LinkCodes.Away);
}

/// <summary>The codes that pages of links look at; <see cref="Forms.LinkWords"/> has a sentence for every other.</summary>
internal static class LinkCodes
{
    public const string Away = "away";
    public const string SignUpOff = "sign_up_off";
    public const string TooManyAttempts = "too_many_attempts";
    public const string SignInFirst = "sign_in_first";
    public const string OtherPerson = "other_person";
}
