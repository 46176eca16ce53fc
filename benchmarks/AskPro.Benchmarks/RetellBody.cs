using System.Text.Json;

namespace AskPro.Benchmarks;

/// <summary>A whole <c>call_analyzed</c> body, compact as Retell sends it.</summary>
internal static class RetellBody
{
    public static byte[] Analyzed()
    {
        using var indented = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "retell_call_analyzed.json")));
        return JsonSerializer.SerializeToUtf8Bytes(indented.RootElement);
    }
}
