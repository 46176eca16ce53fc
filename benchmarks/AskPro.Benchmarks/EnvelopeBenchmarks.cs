using System.Text.Json;
using AskPro.Integrations.Retell.Webhooks;
using BenchmarkDotNet.Attributes;

namespace AskPro.Benchmarks;

/// <summary>What ingest reads of a body before it is stored, against parsing the whole document.</summary>
[MemoryDiagnoser]
public class EnvelopeBenchmarks
{
    private readonly byte[] _body = RetellBody.Analyzed();

    [Benchmark(Baseline = true)]
    public string? WholeDocument()
    {
        using var document = JsonDocument.Parse(_body);
        return document.RootElement.GetProperty("call").GetProperty("call_id").GetString();
    }

    [Benchmark]
    public RetellEnvelope Envelope()
    {
        RetellEnvelopeReader.Read(_body, out var envelope);
        return envelope;
    }
}
