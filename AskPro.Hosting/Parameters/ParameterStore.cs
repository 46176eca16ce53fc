using System.Text.Json;

namespace AskPro.Hosting.Parameters;

/// <summary>Made-up values that the next run needs again, in a file only its owner may read. Without a file, none is kept.</summary>
internal sealed class ParameterStore(string? path)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock _lock = new();
    private SortedDictionary<string, string>? _values;

    public string GetOrAdd(string name, Func<string> make)
    {
        lock (_lock)
        {
            _values ??= Read();
            if (_values.TryGetValue(name, out var kept))
                return kept;
            var made = _values[name] = make();
            Write();
            return made;
        }
    }

    private SortedDictionary<string, string> Read()
    {
        if (path is null || !File.Exists(path))
            return [];
        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllBytes(path)) ?? [];
        }
        catch (JsonException broken)
        {
            throw new DistributedApplicationException($"{path} is no valid JSON: correct it, or delete it together with the data of the servers.", broken);
        }
    }

    private void Write()
    {
        if (path is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = new FileStream(draft, options))
            JsonSerializer.Serialize(file, _values, Indented);
        File.Move(draft, path, overwrite: true);
    }
}
