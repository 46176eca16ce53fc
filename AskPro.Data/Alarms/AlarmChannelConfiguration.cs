using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Alarms;

internal sealed class AlarmChannelConfiguration : IEntityTypeConfiguration<AlarmChannel>
{
    public void Configure(EntityTypeBuilder<AlarmChannel> builder)
    {
        builder.ToTable("alarm_channels", table =>
        {
            table.HasCheckConstraint("ck_alarm_channels_kind", $"kind in ('{AlarmChannelKinds.Operators}', '{AlarmChannelKinds.Mail}')");
            table.HasCheckConstraint("ck_alarm_channels_name", "char_length(name) between 1 and 240");
            table.HasCheckConstraint("ck_alarm_channels_language", "language in ('de', 'en')");
            table.HasCheckConstraint("ck_alarm_channels_address", $"(kind = '{AlarmChannelKinds.Operators}') = (address is null) and char_length(address) <= 254");
        });
        builder.Property(channel => channel.Id).ValueGeneratedNever();
        builder.HasIndex(channel => channel.Name).IsUnique();
    }
}
