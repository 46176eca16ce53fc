namespace AskPro.Data.Operators;

/// <summary>One of the seven lights that tell how far a company is set up.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Light"><c>number</c>, <c>agent</c>, <c>webhook</c>, <c>signature</c>, <c>calendar</c>, <c>privacy</c> or <c>test_call</c>, in this order.</param>
/// <param name="State"><c>on</c>, <c>waiting</c> or <c>off</c>.</param>
/// <param name="Code">Why it is not on, a stable code.</param>
public sealed record SetupLight(Guid CompanyId, string Light, string State, string? Code);
