using AskPro.Api.Hosting;
using AskPro.Integrations.Retell.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.RetellKeys;

/// <summary>What Retell did not do, as a problem with the fault's code.</summary>
internal static class RetellProblems
{
    /// <summary>424 (RFC 4918 §11.4): nothing is wrong with the request or with Api; somebody behind it did not do their part.</summary>
    internal static ProblemHttpResult Of(RetellFault fault) => Problems.Of(StatusCodes.Status424FailedDependency, fault.Code(), fault switch
    {
        RetellFault.KeyRefused => "Retell refuses the key. Enter one that is valid.",
        RetellFault.PaymentRequired => "Retell wants a payment for this workspace first.",
        RetellFault.NotFound => "Retell knows nothing of that name under this key.",
        RetellFault.Busy => "Retell gets too many requests with this key. Try again in a minute.",
        RetellFault.Refused => "Retell refuses the request.",
        _ => "Retell does not answer. Try again later.",
    });
}
