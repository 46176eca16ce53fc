using AskPro.Data.Health;

namespace AskPro.Api.Features.Health;

/// <summary>
/// What customers are told of: four parts, each as well as the worst of what it stands on. No cause, no number, no internal name. What is no trouble
/// of theirs is left to operators: requests that were refused, which anybody can send, and mails that nobody takes any more.
/// </summary>
internal static class StatusParts
{
    private static readonly (string Name, string[] StandsOn)[] Parts =
    [
        ("intake", [ComponentNames.Intake, ComponentNames.Database]),
        ("processing", [ComponentNames.Processing, ComponentNames.Worker, ComponentNames.Database]),
        ("pages", [ComponentNames.Api, ComponentNames.Database]),
        ("mails", [ComponentNames.Mails]),
    ];

    internal static StatusView Of(HealthView health)
    {
        var known = health.Components.ToDictionary(component => component.Name);
        return new StatusView(health.At, [.. Parts.Select(part => Of(part.Name, [.. part.StandsOn.Select(name => known[name])]))]);
    }

    private static StatusPart Of(string name, IReadOnlyList<ComponentView> on)
    {
        on = [.. on.Select(component => component.Cause is ComponentCauses.WebhooksRefused or ComponentCauses.MailsDead ? component with { State = ComponentStates.Well } : component)];
        var state = on.Select(component => component.State).Aggregate(ComponentStates.Worse);
        var since = on.Where(component => component.State == state).Select(component => component.Since);
        // Well since the last of them is, and in trouble since the first one was.
        return new StatusPart(name, state, state == ComponentStates.Well ? since.Max() : since.Min());
    }
}
