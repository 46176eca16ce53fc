using AskPro.Web.Backend;

namespace AskPro.Web.Health;

/// <summary>The last answer that an operator got, for the time in which there is none. It holds nothing of any company.</summary>
internal sealed class LastHealth
{
    private volatile HealthAnswer? _answer;

    public HealthAnswer? Answer
    {
        get => _answer;
        set => _answer = value;
    }
}
