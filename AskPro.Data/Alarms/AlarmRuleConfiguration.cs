using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Alarms;

internal sealed class AlarmRuleConfiguration : IEntityTypeConfiguration<AlarmRule>
{
    public void Configure(EntityTypeBuilder<AlarmRule> builder)
    {
        builder.ToTable("alarm_rules", table =>
        {
            table.HasCheckConstraint("ck_alarm_rules_figure", "figure ~ '^[a-z_]{1,40}$'");
            table.HasCheckConstraint("ck_alarm_rules_comparison", $"comparison in ('{AlarmComparisons.AtLeast}', '{AlarmComparisons.AtMost}')");
            table.HasCheckConstraint("ck_alarm_rules_threshold", "threshold between 0 and 1000000000");
            table.HasCheckConstraint("ck_alarm_rules_window_minutes", "window_minutes between 0 and 1440");
            table.HasCheckConstraint("ck_alarm_rules_severity", $"severity in ('{AlarmSeverities.Warning}', '{AlarmSeverities.Critical}')");
            table.HasCheckConstraint(
                "ck_alarm_rules_mute",
                """
                case num_nonnulls(muted_until, muted_at, mute_reason, muted_by)
                    when 0 then true
                    when 4 then muted_until > muted_at and muted_until <= muted_at + interval '720 hours'
                        and char_length(mute_reason) between 1 and 1200 and char_length(muted_by) between 1 and 1200
                    else false end
                """);
        });
        builder.Property(rule => rule.Id).ValueGeneratedNever();
        builder.Property(rule => rule.Version).HasColumnName("xmin").IsRowVersion();
        // A channel that a rule needs is not removed: nobody would notice that nobody is told any more.
        builder.HasOne<AlarmChannel>().WithMany().HasForeignKey(rule => rule.ChannelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(rule => rule.ChannelId);
    }
}
