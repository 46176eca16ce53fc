using System.Runtime.CompilerServices;
using System.Text;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>A text with values in it that are resolved when the process that needs it starts.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private readonly IReadOnlyList<Part> _parts;

    private ReferenceExpression(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>The values in the text, in order.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders => [.. _parts.Select(part => part.Provider).OfType<IValueProvider>()];

    /// <summary>Makes an expression of an interpolated string.</summary>
    /// <param name="handler">The interpolated string.</param>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Parts);

    /// <inheritdoc/>
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
            text.Append(part.Text ?? part.Encode(await part.Provider!.GetValueAsync(cancellationToken)));
        return text.ToString();
    }

    internal sealed record Part(string? Text, IValueProvider? Provider = null, string? Format = null)
    {
        public string? Encode(string? value) => Format == "uri" ? Uri.EscapeDataString(value ?? "") : value;
    }

    /// <summary>Collects literals and values of an interpolated string without evaluating them.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler
    {
        private readonly List<Part> _parts;

        /// <summary>Begins a string.</summary>
        /// <param name="literalLength">The characters of the literals.</param>
        /// <param name="formattedCount">The number of values.</param>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) =>
            _parts = new List<Part>((2 * formattedCount) + Math.Min(literalLength, 1));

        internal IReadOnlyList<Part> Parts => _parts;

        /// <summary>Adds a literal.</summary>
        /// <param name="value">The literal.</param>
        public readonly void AppendLiteral(string value) => _parts.Add(new Part(value));

        /// <summary>Adds a text that is known already.</summary>
        /// <param name="value">The text.</param>
        public readonly void AppendFormatted(string? value) => _parts.Add(new Part(value ?? ""));

        /// <summary>Adds a value to resolve later.</summary>
        /// <typeparam name="T">The kind of value.</typeparam>
        /// <param name="valueProvider">The value.</param>
        public readonly void AppendFormatted<T>(T valueProvider) where T : IValueProvider => AppendFormatted(valueProvider, null);

        /// <summary>Adds a value to resolve later.</summary>
        /// <typeparam name="T">The kind of value.</typeparam>
        /// <param name="valueProvider">The value.</param>
        /// <param name="format"><c>uri</c> escapes it for use in an address.</param>
        public readonly void AppendFormatted<T>(T valueProvider, string? format) where T : IValueProvider =>
            _parts.Add(new Part(null, valueProvider, format));

        /// <summary>Adds the value of a resource.</summary>
        /// <typeparam name="T">The kind of resource.</typeparam>
        /// <param name="valueProvider">The resource.</param>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider) where T : IResource, IValueProvider =>
            _parts.Add(new Part(null, valueProvider.Resource));
    }
}
