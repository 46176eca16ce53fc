using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AskPro.Tests.Support.Telemetry;

/// <summary>Stands where the exporter stands: everything that would leave the process, in words.</summary>
internal sealed class KeptTelemetry
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<string> _logs = new();
    private readonly ConcurrentQueue<string> _metrics = new();

    /// <summary>Ended spans of the whole test process, as far as this host listens to their source.</summary>
    public IReadOnlyCollection<Activity> Spans => _spans;

    public IReadOnlyCollection<string> Logs => _logs;

    /// <summary>Known after a flush of the meter provider.</summary>
    public IReadOnlyCollection<string> Metrics => _metrics;

    public void AddTo(IServiceCollection services)
    {
        services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new KeptSpans(_spans)));
        services.ConfigureOpenTelemetryLoggerProvider(logging => logging.AddProcessor(new KeptRecords(_logs)));
        services.ConfigureOpenTelemetryMeterProvider(
            metrics => metrics.AddReader(new BaseExportingMetricReader(new KeptMetrics(_metrics))));
    }

    public static string Words(Activity span) => string.Join('\n',
    [
        $"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.Status} {span.StatusDescription} {span.TraceStateString}",
        .. span.TagObjects.Select(Words),
        .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. span.Events.SelectMany(happened => happened.Tags.Select(Words).Prepend(happened.Name)),
        .. span.Links.SelectMany(link => link.Tags ?? []).Select(Words),
    ]);

    private static string Words(KeyValuePair<string, object?> tag) =>
        $"{tag.Key}={(tag.Value is string[] many ? string.Join(' ', many) : tag.Value)}";

    private sealed class KeptSpans(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            // As the exporting processors do.
            if (data.Recorded)
                spans.Enqueue(data);
        }
    }

    private sealed class KeptRecords(ConcurrentQueue<string> records) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            var scopes = new List<string>();
            data.ForEachScope(
                static (scope, kept) =>
                {
                    kept.Add($"{scope.Scope}");
                    foreach (var item in scope)
                        kept.Add(Words(item));
                },
                scopes);
            records.Enqueue(string.Join('\n',
                [$"{data.CategoryName} {data.EventId} {data.Body} {data.FormattedMessage} {data.Exception}", .. (data.Attributes ?? []).Select(Words), .. scopes]));
        }
    }

    private sealed class KeptMetrics(ConcurrentQueue<string> kept) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    var words = new List<string> { metric.Name };
                    foreach (var tag in point.Tags)
                        words.Add(Words(tag));
                    if (point.TryGetExemplars(out var exemplars))
                    {
                        foreach (ref readonly var exemplar in exemplars)
                        {
                            foreach (var tag in exemplar.FilteredTags)
                                words.Add(Words(tag));
                        }
                    }

                    kept.Enqueue(string.Join(' ', words));
                }
            }

            return ExportResult.Success;
        }
    }
}
