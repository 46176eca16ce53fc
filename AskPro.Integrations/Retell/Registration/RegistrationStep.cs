namespace AskPro.Integrations.Retell.Registration;

/// <summary>What is done at Retell.</summary>
public enum RegistrationAction
{
    /// <summary>A draft is made of the published version.</summary>
    MakeVersion,

    /// <summary>The three fields of the draft are set.</summary>
    SetWebhook,

    /// <summary>The draft is published.</summary>
    Publish,

    /// <summary>A number is moved from the old version to the new one.</summary>
    BindNumber,
}

/// <summary>One step.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Version">The version it is done to: that which the draft is made of, the draft, or that which the number is moved to. Null in a plan when it does not exist yet.</param>
/// <param name="Number">With <see cref="RegistrationAction.BindNumber"/>: the phone number.</param>
/// <param name="IsDone">Whether Retell confirmed it.</param>
public sealed record RegistrationStep(RegistrationAction Action, int? Version = null, string? Number = null, bool IsDone = false);
