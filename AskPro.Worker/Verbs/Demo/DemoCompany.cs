using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>One invented company.</summary>
/// <param name="Name">Says that it is a demo.</param>
/// <param name="Branch">Its only place of business.</param>
/// <param name="Email">Sign-in of its owner.</param>
/// <param name="Owner">Name of its owner.</param>
/// <param name="Business">Its number, agent and trade.</param>
/// <param name="Hours">When its phone is answered.</param>
/// <param name="Seed">Makes its history the same in every run.</param>
internal sealed record DemoCompany(string Name, string Branch, string Email, string Owner, RehearsalBusiness Business, DemoHours Hours, int Seed)
{
    /// <summary>The published password of both owners.</summary>
    internal const string Password = "demo-askpro-2026";

    internal static IReadOnlyList<DemoCompany> All { get; } =
    [
        new("Demo Salon Lena", "Berlin-Mitte", "demo@askpro.example", "Lena Hoffmann", RehearsalBusiness.Salon, DemoHours.Salon, 20261),
        new("Demo Praxis Dr. Sommer", "Berlin-Wedding", "demo2@askpro.example", "Dr. Julia Sommer", RehearsalBusiness.Practice, DemoHours.Practice, 20262),
    ];
}
