namespace AskPro.Web.Backend;

/// <summary>The opaque token of a signed-in user, from the cookie. Api derives user and company from it.</summary>
public readonly record struct SessionToken(string Value)
{
    /// <summary>Never the token: it would end in a log.</summary>
    public override string ToString() => "(session token)";
}
