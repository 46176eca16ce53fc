namespace AskPro.Data.Companies;

/// <summary>How a company stands with the platform; the values of <c>companies.state</c>. docs/state-machines.md shows what may become what.</summary>
public static class CompanyStates
{
    /// <summary>Everything works.</summary>
    public const string Active = "active";

    /// <summary>Nobody of the company can sign in; its calls are still taken and kept.</summary>
    public const string Suspended = "suspended";

    /// <summary>As suspended, until the grace period ends; then everything is deleted.</summary>
    public const string Deleting = "deleting";
}
