namespace AskPro.Web.Operators;

/// <summary>What stands in the fields of a new company.</summary>
public sealed record NewCompanyForm(string? Name = null, string? Language = "de", string? Email = null);

/// <summary>What was typed in one of the forms of a company's page, when it has to be corrected.</summary>
/// <param name="What">Which form: the last part of its address.</param>
public sealed record TypedForm(string What, string? Reason = null, string? Name = null, string? Minutes = null, string? Email = null);
