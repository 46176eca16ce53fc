namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>The allowance for addresses not known here is used up. Nothing failed: whoever asks comes back a moment later.</summary>
internal sealed class KeyLookupsFullException() : Exception("Too many unknown webhook keys are being looked up.");
