using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.SignUps;

/// <summary>Whether and how new businesses come in by themselves; configuration section <c>SignUp</c>.</summary>
internal sealed class SignUpOptions
{
    internal const string Section = "SignUp";

    /// <summary>Whether anybody may sign up (default true). Otherwise companies are made by operators only, and links of before are no good.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Hours for which the link of the mail is good (default 24); it is good once.</summary>
    [Range(1, 168)]
    public int LinkHours { get; set; } = 24;
}
