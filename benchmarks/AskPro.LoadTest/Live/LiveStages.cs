namespace AskPro.LoadTest.Live;

/// <summary>Where the time of one call went, milliseconds.</summary>
/// <param name="Post">From before the post until the Api had the body.</param>
/// <param name="Inbox">Until the Worker wrote the call: signature, commit, wake-up, claim, merge.</param>
/// <param name="Page">Until its row was in the page: commit, hint, stream, fragment, swap.</param>
internal readonly record struct LiveStages(double Post, double Inbox, double Page)
{
    public double Total => Post + Inbox + Page;
}
