namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>What a business does; decides which scripts fit.</summary>
public enum Trade
{
    /// <summary>A hairdresser.</summary>
    Salon,

    /// <summary>A doctor's practice.</summary>
    Practice,
}

/// <summary>An invented business whose phone is answered in rehearsals.</summary>
/// <param name="Trade">What it does.</param>
/// <param name="SpokenName">How the agent introduces it.</param>
/// <param name="Number">Its number in E.164.</param>
/// <param name="AgentId">Retell's id of its agent.</param>
/// <param name="AgentName">The agent's display name at Retell.</param>
public sealed record RehearsalBusiness(Trade Trade, string SpokenName, string Number, string AgentId, string AgentName)
{
    /// <summary>The version of the agent that speaks.</summary>
    public int AgentVersion { get; init; } = 7;

    /// <summary>The salon of the first demo company.</summary>
    public static RehearsalBusiness Salon { get; } = new(
        Trade.Salon, "Salon Lena", "+493023125001", "agent_demo5a1f9c2e7b30d48c6e15f9a2", "Salon Lena – Telefonassistenz");

    /// <summary>The practice of the second demo company.</summary>
    public static RehearsalBusiness Practice { get; } = new(
        Trade.Practice, "Praxis Dr. Sommer", "+493023125002", "agent_demo8c4e2b7d1f60a93b5d28c7e4", "Praxis Dr. Sommer – Telefonassistenz");

    /// <summary>The business behind a number; an unknown number is answered like the salon, so that an unassigned call can be rehearsed too.</summary>
    public static RehearsalBusiness At(string number)
    {
        if (number == Practice.Number) return Practice;
        return number == Salon.Number ? Salon : Salon with { Number = number, AgentId = "agent_demo_unknown" };
    }
}
