using System.Globalization;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Search;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.Api;

/// <summary>The options of a request, by the names of Aspire's dashboard: resource, traceId, hasError, severity, limit, search and follow; and filter, which it has not.</summary>
internal sealed class ApiQuery(IQueryCollection query)
{
    private const int DefaultLimit = 200;

    /// <summary>Answer what comes, line by line, until the caller hangs up.</summary>
    public bool Follows => bool.TryParse(query["follow"], out var follows) && follows;

    public LogSearch Logs => new()
    {
        Senders = Senders,
        Text = query["search"],
        Filters = Filters,
        TraceId = Trace,
        AtLeast = Enum.TryParse<LogLevelName>(query["severity"], ignoreCase: true, out var level) ? level : default,
        Limit = Limit,
    };

    public TraceSearch Traces => new()
    {
        Senders = Senders,
        Text = query["search"],
        Filters = Filters,
        Failed = bool.TryParse(query["hasError"], out var failed) ? failed : null,
        Limit = Limit,
    };

    public SpanSearch Spans => new(Traces) { TraceId = Trace, Limit = Limit };

    private string[] Senders => [.. query["resource"].OfType<string>().Where(name => name.Length > 0)];

    private IReadOnlyList<TagFilter> Filters => TagFilter.ReadAll(query["filter"]);

    private TraceId Trace => TraceId.TryParse(query["traceId"], out var trace) ? trace : default;

    private int Limit => int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : DefaultLimit;
}
