namespace AskPro.Web.Sessions;

/// <summary>
/// Names of the rights as Api tells them (<c>rights</c> of a session). Api enforces them; Web only shows nobody a way that ends
/// at a refusal.
/// </summary>
internal static class Rights
{
    public const string List = "list";
    public const string Summary = "summary";
    public const string Transcript = "transcript";
    public const string Manage = "manage";

    /// <summary>No right of a role: whoever has it runs the platform.</summary>
    public const string Operator = "operator";
}
