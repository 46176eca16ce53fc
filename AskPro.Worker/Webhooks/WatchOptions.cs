using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Webhooks;

/// <summary>How the Worker watches the webhooks at Retell; configuration section <c>WebhookWatch</c>.</summary>
internal sealed class WatchOptions
{
    internal const string Section = "WebhookWatch";

    /// <summary>Minutes between two looks at a company (default 30).</summary>
    [Range(1, 1440)]
    public int EveryMinutes { get; set; } = 30;

    /// <summary>Seconds between looks for companies that are due (default 60).</summary>
    [Range(1, 3600)]
    public int PassSeconds { get; set; } = 60;

    /// <summary>Companies looked at in one pass, one after the other (default 50).</summary>
    [Range(1, 1000)]
    public int CompaniesAPass { get; set; } = 50;

    /// <summary>Seconds that a company may take; what was not got to waits for its next look (default 60).</summary>
    [Range(1, 600)]
    public int CompanySeconds { get; set; } = 60;

    /// <summary>Hours in which Retell lists calls of an agent and not one of them arrived, before that is a finding (default 3).</summary>
    [Range(1, 168)]
    public int SilentHours { get; set; } = 3;

    /// <summary>Minutes that the events of a call that is over may take (default 15).</summary>
    [Range(0, 1440)]
    public int GraceMinutes { get; set; } = 15;
}

/// <summary>Where Retell reaches Api; configuration section <c>Api</c>, the same as Api has.</summary>
internal sealed class ApiAddressOptions
{
    internal const string Section = "Api";

    /// <summary>Scheme, host and port: <c>https://api.askpro.example.org</c>; <c>http</c> in Development only.</summary>
    [Required]
    public string? PublicUrl { get; set; }
}
