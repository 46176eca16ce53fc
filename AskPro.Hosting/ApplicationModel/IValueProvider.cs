namespace AskPro.Hosting.ApplicationModel;

/// <summary>A value that is known only when the process that needs it starts.</summary>
public interface IValueProvider
{
    /// <summary>The value, or null when there is none.</summary>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
