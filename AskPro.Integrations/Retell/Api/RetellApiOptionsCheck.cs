using Microsoft.Extensions.Options;

namespace AskPro.Integrations.Retell.Api;

/// <summary>Checks the data annotations of the options; its body is generated.</summary>
[OptionsValidator]
internal sealed partial class RetellApiOptionsCheck : IValidateOptions<RetellApiOptions>;
