using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>A parameter's value, or why it has none.</summary>
internal readonly record struct ParameterValue(string? Value, string? Problem)
{
    public static ParameterValue Of(ParameterResource parameter)
    {
        try
        {
            return new ParameterValue(parameter.GetValueAsync().AsTask().GetAwaiter().GetResult(), null);
        }
        catch (DistributedApplicationException missing)
        {
            return new ParameterValue(null, missing.Message);
        }
    }
}
