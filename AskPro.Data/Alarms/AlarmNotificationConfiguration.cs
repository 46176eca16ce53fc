using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Alarms;

internal sealed class AlarmNotificationConfiguration : IEntityTypeConfiguration<AlarmNotification>
{
    public void Configure(EntityTypeBuilder<AlarmNotification> builder)
    {
        builder.ToTable("alarm_notifications", table =>
        {
            table.HasCheckConstraint(
                "ck_alarm_notifications_notice",
                $"""
                case
                    when notice = '{AlarmNotices.Test}' then episode_id is null and channel_id is not null
                    when notice in ('{AlarmNotices.Firing}', '{AlarmNotices.Reminder}', '{AlarmNotices.Resolved}') then episode_id is not null and channel_id is null
                    else false end
                """);
            table.HasCheckConstraint(
                "ck_alarm_notifications_state",
                $"""
                case state
                    when '{AlarmDeliveries.Queued}' then finished_at is null
                    when '{AlarmDeliveries.Sent}' then cause is null and finished_at is not null
                    when '{AlarmDeliveries.Failed}' then cause is not null and finished_at is not null
                    else false end
                """);
        });
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder.HasOne<AlarmEpisode>().WithMany().HasForeignKey(notification => notification.EpisodeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AlarmChannel>().WithMany().HasForeignKey(notification => notification.ChannelId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(notification => notification.EpisodeId);
        builder.HasIndex(notification => notification.ChannelId).HasFilter("channel_id is not null");
        builder.HasIndex(notification => notification.Id, "ix_alarm_notifications_queued").HasFilter($"state = '{AlarmDeliveries.Queued}'");
    }
}
