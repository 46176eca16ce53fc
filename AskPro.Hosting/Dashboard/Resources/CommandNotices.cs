using System.Security.Cryptography;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>What came of a command.</summary>
/// <param name="Text">In a sentence.</param>
/// <param name="IsSuccess">Whether it did what it says.</param>
public sealed record CommandNotice(string Text, bool IsSuccess);

/// <summary>Keeps the last results for browsers without scripts, which learn them on the page they are led to.</summary>
internal sealed class CommandNotices
{
    private const int Most = 20;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, CommandNotice> _kept = [];

    public string Keep(CommandNotice notice)
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        lock (_lock)
        {
            _kept.Add(id, notice);
            if (_kept.Count > Most)
                _kept.RemoveAt(0);
        }

        return id;
    }

    public CommandNotice? Find(string? id)
    {
        lock (_lock)
            return id is null ? null : _kept.GetValueOrDefault(id);
    }
}
