using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Alarms;

internal sealed class AlarmEpisodeConfiguration : IEntityTypeConfiguration<AlarmEpisode>
{
    public void Configure(EntityTypeBuilder<AlarmEpisode> builder)
    {
        builder.ToTable("alarm_episodes", table =>
        {
            table.HasCheckConstraint("ck_alarm_episodes_comparison", $"comparison in ('{AlarmComparisons.AtLeast}', '{AlarmComparisons.AtMost}')");
            table.HasCheckConstraint("ck_alarm_episodes_severity", $"severity in ('{AlarmSeverities.Warning}', '{AlarmSeverities.Critical}')");
            table.HasCheckConstraint(
                "ck_alarm_episodes_state",
                $"""
                case state
                    when '{AlarmStates.Pending}' then fired_at is null and ended_at is null
                    when '{AlarmStates.Firing}' then fired_at is not null and ended_at is null
                    when '{AlarmStates.Resolved}' then fired_at is not null and ended_at is not null
                    when '{AlarmStates.Withdrawn}' then fired_at is not null and ended_at is not null
                    else false end
                """);
            table.HasCheckConstraint("ck_alarm_episodes_times", "fired_at >= pending_at and well_since >= pending_at and ended_at >= pending_at");
            table.HasCheckConstraint("ck_alarm_episodes_well_since", $"well_since is null or state = '{AlarmStates.Firing}'");
            table.HasCheckConstraint("ck_alarm_episodes_told_at", "told_at is null or fired_at is not null and told_at >= fired_at");
            table.HasCheckConstraint("ck_alarm_episodes_muted_at", "muted_at is null or fired_at is not null and muted_at >= fired_at");
        });
        builder.Property(episode => episode.Id).ValueGeneratedNever();
        // One at a time.
        builder.HasIndex(episode => episode.RuleId).IsUnique().HasFilter("ended_at is null");
        builder.HasIndex(episode => episode.EndedAt);
    }
}
