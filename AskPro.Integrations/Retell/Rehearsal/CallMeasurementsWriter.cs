using System.Text.Json;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Writes what Retell measured: links, latency in milliseconds, tokens, cost in cents.</summary>
internal static class CallMeasurementsWriter
{
    // Cents per second: a text-to-speech voice and a language model.
    private const decimal VoicePrice = 0.1167m;
    private const decimal ModelPrice = 0.075m;

    internal static void Write(Utf8JsonWriter json, StagedCall call)
    {
        var replies = call.Turns.OfType<SpokenTurn>().Count(turn => turn.Role == "agent");
        if (replies == 0) return;

        var random = new Random(call.Seed);
        WriteLinks(json, call);
        json.WriteStartObject("latency");
        WriteLatency(json, "e2e", random, replies, 750, 1300);
        WriteLatency(json, "llm", random, replies, 380, 660);
        WriteLatency(json, "tts", random, replies, 180, 240);
        WriteLatency(json, "asr", random, replies, 85, 135);
        json.WriteEndObject();
        WriteTokens(json, random, replies);
        WriteCost(json, (int)Math.Ceiling(call.Duration.TotalSeconds));
    }

    private static void WriteLinks(Utf8JsonWriter json, StagedCall call)
    {
        // A reserved top-level name: a rehearsal has no recording behind its links.
        var root = $"https://recordings.example.invalid/{call.CallId}/";
        json.WriteString("recording_url", root + "recording.wav");
        json.WriteString("recording_multi_channel_url", root + "recording_multichannel.wav");
        json.WriteString("public_log_url", root + "public_log.txt");
    }

    private static void WriteLatency(Utf8JsonWriter json, string name, Random random, int count, int low, int high)
    {
        var values = Enumerable.Range(0, count).Select(_ => random.Next(low, high)).ToArray();
        var sorted = values.Order().ToArray();
        json.WriteStartObject(name);
        json.WriteNumber("p50", Percentile(sorted, 0.5));
        json.WriteNumber("p90", Percentile(sorted, 0.9));
        json.WriteNumber("p95", Percentile(sorted, 0.95));
        json.WriteNumber("p99", Percentile(sorted, 0.99));
        json.WriteNumber("max", sorted[^1]);
        json.WriteNumber("min", sorted[0]);
        json.WriteNumber("num", count);
        json.WriteStartArray("values");
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Percentile(int[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return Math.Round(sorted[below] + ((position - below) * (sorted[above] - sorted[below])), 1);
    }

    private static void WriteTokens(Utf8JsonWriter json, Random random, int requests)
    {
        var values = Enumerable.Range(0, requests).Select(i => 1700 + (i * 120) + random.Next(60)).ToArray();
        json.WriteStartObject("llm_token_usage");
        json.WriteStartArray("values");
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
        json.WriteNumber("average", Math.Round(values.Average(), 1));
        json.WriteNumber("num_requests", requests);
        json.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter json, int seconds)
    {
        json.WriteStartObject("call_cost");
        json.WriteStartArray("product_costs");
        WriteProduct(json, "elevenlabs_tts", VoicePrice, seconds);
        WriteProduct(json, "gpt_4_1", ModelPrice, seconds);
        json.WriteEndArray();
        json.WriteNumber("total_duration_seconds", seconds);
        json.WriteNumber("total_duration_unit_price", VoicePrice + ModelPrice);
        json.WriteNumber("combined_cost", (VoicePrice + ModelPrice) * seconds);
        json.WriteEndObject();
    }

    private static void WriteProduct(Utf8JsonWriter json, string product, decimal unitPrice, int seconds)
    {
        json.WriteStartObject();
        json.WriteString("product", product);
        json.WriteNumber("unit_price", unitPrice);
        json.WriteNumber("cost", unitPrice * seconds);
        json.WriteEndObject();
    }
}
