using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.Operators;

/// <summary>What holds for all companies; configuration section <c>Companies</c>.</summary>
internal sealed class OperatorOptions
{
    internal const string Section = "Companies";

    /// <summary>Days between the decision to delete a company and its deletion (default 30).</summary>
    [Range(1, 365)]
    public int DeletionGraceDays { get; set; } = 30;
}
