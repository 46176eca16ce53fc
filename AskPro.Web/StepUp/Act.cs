using AskPro.Web.Backend;
using AskPro.Web.Sessions;

namespace AskPro.Web.StepUp;

/// <summary>What a route does that Api may want a fresh proof for; declared where the route is mapped.</summary>
/// <param name="Title">What is done, in the reader's language.</param>
/// <param name="Facts">To whom or what, and what decides it; what has no answer is left out.</param>
internal sealed record Act(Func<string> Title, params ActFactReader[] Facts);

/// <summary>Reads one fact of a request that waits. Names come from Api, which answers only what the person may see; what is typed is not believed to name anything.</summary>
internal delegate ValueTask<ActFact?> ActFactReader(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel);

/// <summary>A line of what is confirmed.</summary>
public sealed record ActFact(string Label, string Value);

internal static class ActDeclarations
{
    /// <summary>Api may want a fresh proof first: nobody confirms what they do not see.</summary>
    public static TRoute MayNeedStepUp<TRoute>(this TRoute route, Act act)
        where TRoute : IEndpointConventionBuilder => route.WithMetadata(act);
}
