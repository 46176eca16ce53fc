using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Alarms;

internal sealed class AlarmChannelConfiguration : IEntityTypeConfiguration<AlarmChannel>
{
    public void Configure(EntityTypeBuilder<AlarmChannel> builder)
    {
        builder.ToTable("alarm_channels", table =>
        {
            table.HasCheckConstraint("ck_alarm_channels_kind", $"kind in ('{AlarmChannelKinds.Operators}', '{AlarmChannelKinds.Mail}', '{AlarmChannelKinds.Webhook}')");
            table.HasCheckConstraint("ck_alarm_channels_name", "char_length(name) between 1 and 240");
            table.HasCheckConstraint("ck_alarm_channels_language", "language in ('de', 'en')");
            table.HasCheckConstraint(
                "ck_alarm_channels_address",
                $"""
                case kind
                    when '{AlarmChannelKinds.Operators}' then num_nonnulls(address, target_protected, secret_protected, secret_hint) = 0
                    when '{AlarmChannelKinds.Mail}' then address is not null and char_length(address) between 1 and 254 and num_nonnulls(target_protected, secret_protected, secret_hint) = 0
                    when '{AlarmChannelKinds.Webhook}' then char_length(address) between 1 and 300 and target_protected <> '' and secret_protected <> '' and char_length(secret_hint) = 6
                        and num_nonnulls(address, target_protected, secret_protected, secret_hint) = 4
                    else false end
                """);
        });
        builder.Property(channel => channel.Id).ValueGeneratedNever();
        builder.Property(channel => channel.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasIndex(channel => channel.Name).IsUnique();
    }
}
