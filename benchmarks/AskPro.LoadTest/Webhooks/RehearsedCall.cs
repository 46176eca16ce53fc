using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.LoadTest.Webhooks;

/// <summary>Calls that begin now, each another one.</summary>
internal static class RehearsedCall
{
    public static StagedCall At(RehearsalBusiness business, CallExtent extent)
    {
        var script = CallScripts.Pick(business.Trade, CallScenario.Booking, Random.Shared);
        return StagedCall.Rehearse(
            script, business, RehearsalCaller.Any(Random.Shared), TimeProvider.System.GetUtcNow(), Random.Shared, extent);
    }
}
