namespace AskPro.Hosting.Dashboard.Telemetry.Search;

/// <summary>How a list of traces is sorted.</summary>
internal enum TraceOrder
{
    Newest,
    Oldest,
    Longest,
    Shortest,
}
