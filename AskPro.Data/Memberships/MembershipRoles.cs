namespace AskPro.Data.Memberships;

/// <summary>What a person may do in a company; the values of <c>memberships.role</c>.</summary>
public static class MembershipRoles
{
    /// <summary>Everything, including people and keys.</summary>
    public const string Owner = "owner";

    /// <summary>Everything but ownership.</summary>
    public const string Manager = "manager";

    /// <summary>Works with calls, customers and appointments.</summary>
    public const string Reception = "reception";

    /// <summary>Sees, changes nothing.</summary>
    public const string ReadOnly = "read_only";

    /// <summary>Sees costs and figures only.</summary>
    public const string Accounting = "accounting";

    /// <summary>An operator of the platform, for some hours and with a reason; no company gives this role.</summary>
    public const string Support = "support";
}
