namespace AskPro.Worker.Alarms;

/// <summary>The statements of a look. All of them run in one transaction, of which there is one at a time.</summary>
internal static class AlarmSql
{
    /// <summary>Until the transaction ends. False: another Worker looks just now.</summary>
    public const string Lock = "select pg_try_advisory_xact_lock(4771100021)";

    /// <summary>Notifications of which is not known yet whether they arrived.</summary>
    public const string Queued = "select id from alarm_notifications where state = 'queued' order by id limit 1000";

    /// <summary>$1 id, $2 state, $3 cause, $4 when; null while it is tried again.</summary>
    public const string Settle = "update alarm_notifications set state = $2, cause = $3, finished_at = $4 where id = $1 and state = 'queued'";

    /// <summary>$1 components: the last span of each.</summary>
    public const string Measured =
        """
        select span.component, span.from_at, span.seen_at, span.state, span.cause, span.measures::text
        from unnest($1::text[]) wanted
        cross join lateral (select * from component_spans where component = wanted order by from_at desc limit 1) span
        """;

    /// <summary>$1 now. What nobody watches any more is not over: nobody knows.</summary>
    public const string Withdraw =
        """
        with gone as (
            delete from alarm_episodes episode
            where episode.state = 'pending' and not exists (select from alarm_rules rule where rule.id = episode.rule_id and rule.is_on)
        )
        update alarm_episodes episode
        set state = 'withdrawn', well_since = null, ended_at = greatest($1, episode.fired_at)
        where episode.state = 'firing' and not exists (select from alarm_rules rule where rule.id = episode.rule_id and rule.is_on)
        """;

    /// <summary>$1 now. The rules that are on.</summary>
    public const string Rules =
        """
        select rule.id, rule.figure, rule.comparison, rule.threshold, rule.window_minutes, rule.severity, coalesce(rule.muted_until > $1, false),
            channel.id, channel.kind, channel.name, channel.language, channel.address,
            episode.id, episode.state, episode.pending_at, episode.fired_at, episode.well_since, episode.peak, episode.cause, episode.told_at, episode.muted_at
        from alarm_rules rule
        left join alarm_channels channel on channel.id = rule.channel_id
        left join alarm_episodes episode on episode.rule_id = rule.id and episode.ended_at is null
        where rule.is_on
        order by rule.id
        """;

    /// <summary>$1 id, $2 rule, $3 figure, $4 comparison, $5 threshold, $6 severity, $7 state, $8 pending, $9 fired, $10 peak, $11 cause, $12 told, $13 muted.</summary>
    public const string Begin =
        """
        insert into alarm_episodes (id, rule_id, figure, comparison, threshold, severity, state, pending_at, fired_at, peak, cause, told_at, muted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    /// <summary>$1 id, $2 the state it comes from, $3 state, $4 fired, $5 well since, $6 ended, $7 peak, $8 cause, $9 told, $10 muted.</summary>
    public const string Change =
        """
        update alarm_episodes
        set state = $3, fired_at = $4, well_since = $5, ended_at = $6, peak = $7, cause = $8, told_at = $9, muted_at = $10
        where id = $1 and state = $2
        """;

    /// <summary>$1 id. It never fired.</summary>
    public const string Drop = "delete from alarm_episodes where id = $1 and state = 'pending'";

    /// <summary>$1 id, $2 episode, $3 channel's name, $4 notice, $5 now, $6 why nothing is on its way; null when something is.</summary>
    public const string Note =
        """
        insert into alarm_notifications (id, episode_id, channel_name, notice, state, asked_at, cause, finished_at)
        values ($1, $2, $3, $4, case when $6 is null then 'queued' else 'failed' end, $5, $6, case when $6 is not null then $5 end)
        """;

    /// <summary>$1 now, $2 before. Of what nobody takes up nothing comes any more: a message is of use for a day.</summary>
    public const string Abandon =
        """
        update alarm_notifications set state = 'failed', cause = coalesce(cause, 'mail_expired'), finished_at = $1
        where state = 'queued' and asked_at < $2
        """;

    public const string Recipients = "select email from alarm_recipients()";

    /// <summary>$1 before. Ten thousand are more than anybody reads, also when a rule fires all the time; of tests a thousand.</summary>
    public const string Forget =
        """
        with tests as (
            delete from alarm_notifications
            where notice = 'test' and (asked_at < $1 or id in (select id from alarm_notifications where notice = 'test' order by id desc offset 1000))
        )
        delete from alarm_episodes
        where ended_at < $1 or id in (select id from alarm_episodes where ended_at is not null order by ended_at desc offset 10000)
        """;
}
