using System.Text;
using AskPro.Hosting.Dashboard.Kept;
using AskPro.Hosting.Dashboard.Otlp.Protocol;
using Google.Protobuf;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.WholeRun;

/// <summary>The messages that the dashboard keeps on the disk, which are those that the services exported, as text: protobuf writes words as they are.</summary>
internal static class KeptText
{
    public static void Read(string folder, Action<string> take)
    {
        Read(folder, "traces", ExportTraceServiceRequest.Parser, take);
        Read(folder, "logs", ExportLogsServiceRequest.Parser, take);
        Read(folder, "metrics", ExportMetricsServiceRequest.Parser, take);
    }

    private static void Read<T>(string folder, string signal, MessageParser<T> parser, Action<string> take)
        where T : IMessage<T>
    {
        var files = Directory.GetFiles(folder, $"{signal}-*.otlp");
        Assert.NotEmpty(files);
        foreach (var file in files)
            KeptFile.Read(file, parser, message => take(Encoding.UTF8.GetString(message.ToByteArray())));
    }
}
