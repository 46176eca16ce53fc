using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.LoadTest.RunningSystem;

/// <summary>A demo company: who signs in for it and where its phone rings.</summary>
internal sealed record DemoLogin(RehearsalBusiness Business, string Email)
{
    /// <summary>The published password of both.</summary>
    public const string Password = "demo-askpro-2026";

    public static DemoLogin First { get; } = new(RehearsalBusiness.Salon, "demo@askpro.example");

    public static DemoLogin Second { get; } = new(RehearsalBusiness.Practice, "demo2@askpro.example");
}
