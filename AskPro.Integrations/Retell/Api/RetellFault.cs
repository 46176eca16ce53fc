namespace AskPro.Integrations.Retell.Api;

/// <summary>Why Retell did not do what it was asked for; the closed set of what callers tell apart.</summary>
public enum RetellFault
{
    /// <summary>401, 403: the key is revoked, mistyped or may not do this.</summary>
    KeyRefused,

    /// <summary>402: the workspace has no valid payment.</summary>
    PaymentRequired,

    /// <summary>404, and 422 where something is fetched by its id: it does not exist under this key.</summary>
    NotFound,

    /// <summary>Any other 4xx: what was asked for makes no sense to Retell.</summary>
    Refused,

    /// <summary>429: too many requests.</summary>
    Busy,

    /// <summary>No answer, a 5xx, or an answer that is none of Retell's. What was asked for may have been done.</summary>
    Away,
}

/// <summary>The stable codes of the faults, as they stand in answers, reports and metrics.</summary>
public static class RetellFaults
{
    /// <summary><c>retell_key_refused</c> and so on.</summary>
    public static string Code(this RetellFault fault) => fault switch
    {
        RetellFault.KeyRefused => "retell_key_refused",
        RetellFault.PaymentRequired => "retell_payment_required",
        RetellFault.NotFound => "retell_not_found",
        RetellFault.Refused => "retell_refused",
        RetellFault.Busy => "retell_busy",
        _ => "retell_away",
    };

    internal static RetellFault Of(int status, bool isById) => status switch
    {
        401 or 403 => RetellFault.KeyRefused,
        402 => RetellFault.PaymentRequired,
        404 => RetellFault.NotFound,
        422 when isById => RetellFault.NotFound,
        408 => RetellFault.Away,
        429 => RetellFault.Busy,
        >= 400 and < 500 => RetellFault.Refused,
        _ => RetellFault.Away,
    };
}
