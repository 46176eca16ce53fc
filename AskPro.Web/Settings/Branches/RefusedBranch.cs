using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Settings.Branches;

/// <summary>The page of a branch after something was not done: with what was typed and why.</summary>
internal sealed record RefusedBranch(Viewer Viewer, long Seq, BranchDetailAnswer Stored)
{
    public BranchForm Form { get; init; } = BranchForm.Of(Stored);

    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public bool ChangedMeanwhile { get; init; }

    public bool InUse { get; init; }

    public string? ClosedDate { get; init; }

    public string? ClosedReason { get; init; }

    public IResult ToResult() => new RazorComponentResult<BranchPage>(
        new { Viewer, Seq, Stored, Form, Errors, ChangedMeanwhile, InUse, ClosedDate, ClosedReason })
    {
        StatusCode = Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
    };
}
