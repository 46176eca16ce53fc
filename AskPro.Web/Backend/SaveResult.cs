namespace AskPro.Web.Backend;

/// <summary>What became of a change: saved, refused field by field, or somebody else was faster.</summary>
/// <param name="Saved">The values as they are now; null when nothing was saved.</param>
/// <param name="Errors">Field name to code; empty unless fields were refused.</param>
/// <param name="ChangedMeanwhile">Whether the values had changed since they were read.</param>
internal sealed record SaveResult<T>(T? Saved, IReadOnlyDictionary<string, string> Errors, bool ChangedMeanwhile)
    where T : class;

/// <summary>Of a change that Api answers with nothing.</summary>
internal sealed record NoAnswer;
