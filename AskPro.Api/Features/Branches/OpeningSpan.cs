namespace AskPro.Api.Features.Branches;

/// <summary>A stretch of a day in which a branch is open, in minutes since midnight; ends at 1440 at the latest.</summary>
internal readonly record struct OpeningSpan(int From, int To)
{
    public override string ToString() => $"{From / 60:00}:{From % 60:00}-{To / 60:00}:{To % 60:00}";
}
