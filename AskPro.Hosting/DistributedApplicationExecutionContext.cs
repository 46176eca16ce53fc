using System.Diagnostics.CodeAnalysis;

namespace AskPro.Hosting;

/// <summary>How the application runs. The Local engine only runs; it publishes nothing.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "Instance members by contract.")]
public sealed class DistributedApplicationExecutionContext
{
    /// <summary>True: the application is run, on this machine.</summary>
    public bool IsRunMode => true;

    /// <summary>False: deployment files are made with the Aspire engine.</summary>
    public bool IsPublishMode => false;
}
