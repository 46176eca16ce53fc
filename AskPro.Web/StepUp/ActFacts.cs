using AskPro.Web.Alarms;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings.Team;
using AskPro.Web.Texts;

namespace AskPro.Web.StepUp;

/// <summary>What the page says about a request that waits.</summary>
internal static class ActFacts
{
    /// <summary>The member in the path.</summary>
    public static async ValueTask<ActFact?> Member(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        var member = (await api.GetMemberAsync(viewer.Token, interruption.Id, cancel)).Member;
        return new(Words.ActMember, $"{member.DisplayName} ({member.Email})");
    }

    /// <summary>The company in the path, for operators.</summary>
    public static async ValueTask<ActFact?> Company(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new(Words.ActCompany, (await api.GetCompanyOverviewAsync(viewer.Token, interruption.Id, cancel)).Company.Name);

    /// <summary>The company chosen in the form, for operators; null without one.</summary>
    public static async ValueTask<ActFact?> ChosenCompany(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Guid.TryParse(interruption.Typed("companyId"), out var id) ? new(Words.ActCompany, (await api.GetCompanyOverviewAsync(viewer.Token, id, cancel)).Company.Name) : null;

    /// <summary>What the alarm rule in the path watches.</summary>
    public static async ValueTask<ActFact?> AlarmFigure(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        (await api.GetAlarmsAsync(viewer.Token, cancel)).Rules.FirstOrDefault(rule => rule.Id == interruption.Id) is { } found
            ? new(Words.AlarmFigure, AlarmWords.Figure(found.Figure.Name))
            : null;

    /// <summary>What the new alarm rule will watch.</summary>
    public static ValueTask<ActFact?> TypedFigure(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.AlarmFigure, interruption.Typed("figure") is { } figure ? AlarmWords.Figure(figure) : null);

    /// <summary>The channel of alarms in the path.</summary>
    public static async ValueTask<ActFact?> AlarmChannel(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        (await api.GetAlarmsAsync(viewer.Token, cancel)).Channels.FirstOrDefault(channel => channel.Id == interruption.Id) is { } found
            ? new(Words.AlarmChannel, found.Name)
            : null;

    /// <summary>The passkey in the form.</summary>
    public static async ValueTask<ActFact?> Passkey(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        var id = interruption.Typed("id");
        return (await api.GetSecurityAsync(viewer.Token, cancel)).Passkeys.FirstOrDefault(passkey => passkey.Id == id) is { } found
            ? new(Words.Passkey, found.Name)
            : null;
    }

    /// <summary>The key in the path, by its ends.</summary>
    public static async ValueTask<ActFact?> RetellKey(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        (await api.GetRetellKeysAsync(viewer.Token, cancel)).Items.FirstOrDefault(key => key.Id == interruption.Id) is { } found
            ? new(Words.RetellKeyField, found.Hint)
            : null;

    /// <summary>The key that was typed, by its ends; a short one is no key and has none.</summary>
    public static ValueTask<ActFact?> TypedRetellKey(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.RetellKeyField, interruption.Typed("key")?.Trim() is { Length: > 12 } key ? $"{key[..3]}…{key[^3..]}" : "…");

    /// <summary>The person's own account.</summary>
    public static ValueTask<ActFact?> OwnAccount(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new(new ActFact(Words.Account, viewer.Email));

    /// <summary>What a new thing will be called.</summary>
    public static ValueTask<ActFact?> Name(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.TokenName, interruption.Typed("name"));

    public static ValueTask<ActFact?> Email(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.Email, interruption.Typed("email"));

    public static ValueTask<ActFact?> Reason(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.Reason, interruption.Typed("reason"));

    /// <summary>Until when, as it was typed.</summary>
    public static ValueTask<ActFact?> TypedUntil(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.AlarmMuteUntil, string.IsNullOrEmpty(interruption.Typed("minutes")) ? interruption.Typed("until")?.Replace('T', ' ') : null);

    public static ValueTask<ActFact?> UnmaskReason(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.Reason, interruption.Typed("unmaskReason"));

    /// <summary>How many events the page has shown.</summary>
    public static ValueTask<ActFact?> EventCount(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.Events, interruption.Typed("expected"));

    public static ValueTask<ActFact?> Role(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.Role, interruption.Typed("role") is { } role ? RoleWords.Of(role) : null);

    public static ValueTask<ActFact?> Minutes(Interruption interruption, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        Typed(Words.SupportLength, interruption.Typed("minutes") is { } minutes ? Words.Minutes.Replace("{0}", minutes, StringComparison.Ordinal) : null);

    private static ValueTask<ActFact?> Typed(string label, string? value) =>
        new(string.IsNullOrWhiteSpace(value) ? null : new ActFact(label, value));
}
