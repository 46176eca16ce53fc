namespace AskPro.Hosting;

/// <summary>The application cannot do what was asked; the message says why in one sentence.</summary>
public sealed class DistributedApplicationException : Exception
{
    /// <summary>Without a reason.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>With the reason.</summary>
    /// <param name="message">The reason in one sentence.</param>
    public DistributedApplicationException(string message) : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    /// <param name="message">The reason in one sentence.</param>
    /// <param name="innerException">What caused it.</param>
    public DistributedApplicationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
