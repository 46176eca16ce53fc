namespace AskPro.Hosting.ApplicationModel;

/// <summary>A value from outside: from <c>Parameters:{name}</c>, else a default, else generated.</summary>
public sealed class ParameterResource : Resource, IValueProvider
{
    private readonly Lazy<string> _value;

    /// <summary>Declares the value.</summary>
    /// <param name="name">The resource name.</param>
    /// <param name="callback">Finds the value when it is first needed.</param>
    /// <param name="secret">True when it must not be shown.</param>
    public ParameterResource(string name, Func<string> callback, bool secret = false) : base(name)
    {
        _value = new Lazy<string>(callback);
        Secret = secret;
    }

    /// <summary>True when the value must not be shown.</summary>
    public bool Secret { get; }

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(_value.Value);
}
