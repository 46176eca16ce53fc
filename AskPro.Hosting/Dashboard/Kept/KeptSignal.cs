using System.Globalization;
using Google.Protobuf;

namespace AskPro.Hosting.Dashboard.Kept;

/// <summary>
/// The messages of one signal on the disk, in at most eight files, each named by the moment it was begun. A file is full when it
/// is large, or would be unpacked: reading all of them at the start has to stay quick. The oldest file goes.
/// </summary>
/// <param name="folder">Where.</param>
/// <param name="signal"><c>logs</c>, <c>traces</c> or <c>metrics</c>.</param>
/// <param name="limit">Bytes of all files together.</param>
/// <param name="time">The clock.</param>
internal sealed class KeptSignal(string folder, string signal, long limit, TimeProvider time) : IDisposable
{
    private const int Parts = 8;
    private const int UnpackedShare = 4;
    private const string Moment = "yyyyMMdd'T'HHmmssfff";

    private readonly Lock _lock = new();
    private readonly long _partLimit = limit / Parts;
    private FileStream? _open;
    private long _unpacked;

    /// <summary>When the oldest file was begun; null without one.</summary>
    public DateTimeOffset? Since => Files().Select(BegunAt).FirstOrDefault();

    /// <summary>Of all files.</summary>
    public long Bytes => Files().Sum(file => new FileInfo(file).Length);

    /// <summary>Hands over all messages, the oldest first, and cuts off what a killed process tore.</summary>
    public void Replay<T>(MessageParser<T> parser, Action<T> take)
        where T : IMessage<T>
    {
        foreach (var file in Files())
        {
            (var whole, _unpacked) = KeptFile.Read(file, parser, take);
            _open?.Dispose();
            _open = Open(file, FileMode.Open);
            _open.SetLength(whole);
            _open.Position = whole;
        }
    }

    public void Append(IMessage message)
    {
        var packed = KeptFile.Packed(message);
        var unpacked = message.CalculateSize();
        lock (_lock)
        {
            if (_open is null || _open.Position + packed.Length > _partLimit || _unpacked + unpacked > UnpackedShare * _partLimit)
                BeginFile(Math.Max(packed.Length, _partLimit));
            _open!.Write(packed.Span);
            _unpacked += unpacked;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _open?.Dispose();
            _open = null;
        }
    }

    private void BeginFile(long needed)
    {
        _open?.Dispose();
        _unpacked = 0;
        var files = Files();
        var (left, total) = (files.Length, Bytes);
        foreach (var oldest in files.TakeWhile(_ => left >= Parts || total + needed > limit))
        {
            (left, total) = (left - 1, total - new FileInfo(oldest).Length);
            File.Delete(oldest);
        }

        // Two files of one moment would have one name, and a clock that was set back would mix up their order.
        var now = time.GetUtcNow();
        if (files.Length > 0 && BegunAt(files[^1])!.Value.AddMilliseconds(1) is var next && now < next)
            now = next;
        CreateFolder();
        _open = Open(Path.Combine(folder, $"{signal}-{now.ToString(Moment, CultureInfo.InvariantCulture)}.otlp"), FileMode.CreateNew);
    }

    private string[] Files() => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetFiles(folder, $"{signal}-*.otlp").Where(file => BegunAt(file) is not null).Order(StringComparer.Ordinal)];

    private DateTimeOffset? BegunAt(string file) => DateTimeOffset.TryParseExact(
        Path.GetFileNameWithoutExtension(file)[(signal.Length + 1)..], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var begun) ? begun : null;

    // Only the account of the AppHost may look into it.
    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Unbuffered: what was written survives the process.</summary>
    private static FileStream Open(string path, FileMode mode) =>
        new(path, new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 });
}
