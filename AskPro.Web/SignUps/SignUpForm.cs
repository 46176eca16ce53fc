namespace AskPro.Web.SignUps;

/// <summary>What stands in the fields.</summary>
public sealed record SignUpForm(string? CompanyName, string? DisplayName, string? Email)
{
    public static readonly SignUpForm Empty = new(null, null, null);
}
