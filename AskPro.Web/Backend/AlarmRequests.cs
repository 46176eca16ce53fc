using AskPro.Web.Alarms;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about alarms.</summary>
internal static class AlarmRequests
{
    private const string Alarms = "/api/operators/alarms";

    public static Task<AlarmsAnswer> GetAlarmsAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) => api.GetAsync<AlarmsAnswer>(token, Alarms, cancel);

    public static Task<AlarmHistoryAnswer> GetAlarmHistoryAsync(this AskProApiClient api, SessionToken token, Guid? before, CancellationToken cancel) =>
        api.GetAsync<AlarmHistoryAnswer>(token, $"{Alarms}/history?limit=25{(before is { } id ? $"&before={id:D}" : "")}", cancel);

    public static Task<SaveResult<AlarmRuleAnswer>> AddAlarmRuleAsync(this AskProApiClient api, SessionToken token, AlarmRuleWish wish, CancellationToken cancel) =>
        api.SaveAsync<AlarmRuleAnswer>(token, HttpMethod.Post, $"{Alarms}/rules", wish, cancel);

    public static Task<SaveResult<AlarmRuleAnswer>> ChangeAlarmRuleAsync(this AskProApiClient api, SessionToken token, Guid id, AlarmRuleWish wish, CancellationToken cancel) =>
        api.SaveAsync<AlarmRuleAnswer>(token, HttpMethod.Put, $"{Alarms}/rules/{id:D}", wish, cancel);

    public static Task<string?> RemoveAlarmRuleAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Alarms}/rules/{id:D}", cancel);

    public static Task<SaveResult<AlarmRuleAnswer>> MuteAlarmRuleAsync(this AskProApiClient api, SessionToken token, Guid id, AlarmMuteWish wish, CancellationToken cancel) =>
        api.SaveAsync<AlarmRuleAnswer>(token, HttpMethod.Put, $"{Alarms}/rules/{id:D}/mute", wish, cancel);

    public static Task<string?> UnmuteAlarmRuleAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Alarms}/rules/{id:D}/mute", cancel);

    public static Task<SaveResult<AlarmChannelMadeAnswer>> AddAlarmChannelAsync(this AskProApiClient api, SessionToken token, ChannelForm form, CancellationToken cancel) =>
        api.SaveAsync<AlarmChannelMadeAnswer>(token, HttpMethod.Post, $"{Alarms}/channels", form, cancel);

    public static Task<SaveResult<AlarmChannelMadeAnswer>> RenewAlarmSecretAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SaveAsync<AlarmChannelMadeAnswer>(token, HttpMethod.Post, $"{Alarms}/channels/{id:D}/secret", new { }, cancel);

    /// <summary>False when it was tested just now.</summary>
    public static async Task<bool> TestAlarmChannelAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        (await api.SendChangeAsync(token, HttpMethod.Post, $"{Alarms}/channels/{id:D}/tests", new { }, cancel, limited: "test")).Errors.Count == 0;

    public static Task<string?> RemoveAlarmChannelAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Alarms}/channels/{id:D}", cancel);
}
