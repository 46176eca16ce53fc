namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>The newest so many items in their order; grows only as far as it is used.</summary>
internal sealed class Ring<T>(int capacity)
{
    private T[] _items = new T[Math.Min(capacity, 8)];
    private int _first;

    public int Count { get; private set; }

    public T this[int index]
    {
        get => _items[(_first + index) % _items.Length];
        set => _items[(_first + index) % _items.Length] = value;
    }

    /// <returns>How many of the oldest had to go: 0 or 1.</returns>
    public int Add(T item)
    {
        var pushedOut = 0;
        if (Count == capacity)
            pushedOut = DropOldest(1);
        else if (Count == _items.Length)
            Resize(Math.Min(capacity, Count * 2));
        _items[(_first + Count++) % _items.Length] = item;
        return pushedOut;
    }

    /// <summary>Gives up the older half and its memory.</summary>
    public void Halve()
    {
        DropOldest(Count / 2);
        Resize(Math.Max(Count, 1));
    }

    public T[] ToArray()
    {
        var all = new T[Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = this[i];
        return all;
    }

    private int DropOldest(int count)
    {
        for (var i = 0; i < count; i++)
            this[i] = default!;
        _first = (_first + count) % _items.Length;
        Count -= count;
        return count;
    }

    private void Resize(int length)
    {
        var grown = ToArray();
        Array.Resize(ref grown, length);
        (_items, _first) = (grown, 0);
    }
}
