using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Alarms;

internal sealed class AlarmNotificationConfiguration : IEntityTypeConfiguration<AlarmNotification>
{
    public void Configure(EntityTypeBuilder<AlarmNotification> builder)
    {
        builder.ToTable("alarm_notifications", table =>
        {
            table.HasCheckConstraint("ck_alarm_notifications_notice", $"notice in ('{AlarmNotices.Firing}', '{AlarmNotices.Reminder}', '{AlarmNotices.Resolved}')");
            table.HasCheckConstraint(
                "ck_alarm_notifications_state",
                $"""
                case state
                    when '{AlarmDeliveries.Queued}' then cause is null and finished_at is null
                    when '{AlarmDeliveries.Sent}' then cause is null and finished_at is not null
                    when '{AlarmDeliveries.Failed}' then cause is not null and finished_at is not null
                    else false end
                """);
        });
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder.HasOne<AlarmEpisode>().WithMany().HasForeignKey(notification => notification.EpisodeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(notification => notification.EpisodeId);
        builder.HasIndex(notification => notification.Id, "ix_alarm_notifications_queued").HasFilter($"state = '{AlarmDeliveries.Queued}'");
    }
}
