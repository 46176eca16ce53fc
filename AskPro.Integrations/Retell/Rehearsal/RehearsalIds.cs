namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Ids in the shape that Retell uses.</summary>
internal static class RehearsalIds
{
    internal static string Hex(Random random, int length) => random.GetHexString(length, lowercase: true);
}
