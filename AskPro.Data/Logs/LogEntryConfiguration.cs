using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Logs;

internal sealed class LogEntryConfiguration : IEntityTypeConfiguration<LogEntry>
{
    public void Configure(EntityTypeBuilder<LogEntry> builder)
    {
        builder.ToTable("log_records", table =>
        {
            table.HasCheckConstraint("ck_log_records_severity", "severity between 1 and 24");
            table.HasCheckConstraint("ck_log_records_attributes", "jsonb_typeof(attributes) = 'object'");
            table.HasCheckConstraint("ck_log_records_lengths", "char_length(message) <= 4000 and char_length(exception_stack) <= 8000 and char_length(trace_id) = 32 and char_length(span_id) = 16");
        });
        // The order in which they are read; every further index is work for whoever logs.
        builder.HasKey(entry => new { entry.At, entry.Id });
        builder.Property(entry => entry.Id).UseIdentityAlwaysColumn();
        builder.Property(entry => entry.Attributes).HasColumnType("jsonb");
        builder.HasIndex(entry => entry.TraceId).HasFilter("trace_id is not null");
    }
}
