using AskPro.Integrations.Mail;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Mails;

/// <summary>A lease that ended during a try would send every slow mail twice.</summary>
internal sealed class LeaseOutlastsTry(IOptions<MailOptions> mail) : IValidateOptions<MailPumpOptions>
{
    private const int Margin = 10;

    public ValidateOptionsResult Validate(string? name, MailPumpOptions options) =>
        options.LeaseSeconds >= mail.Value.TimeoutSeconds + Margin
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Outbox:LeaseSeconds must be at least {Margin} more than Mail:TimeoutSeconds.");
}
