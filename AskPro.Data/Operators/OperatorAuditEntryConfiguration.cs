using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Operators;

internal sealed class OperatorAuditEntryConfiguration : IEntityTypeConfiguration<OperatorAuditEntry>
{
    public void Configure(EntityTypeBuilder<OperatorAuditEntry> builder)
    {
        builder.ToTable("operator_audit_entries", table =>
        {
            table.HasCheckConstraint("ck_operator_audit_entries_action", "action ~ '^[a-z_]+[.][a-z_]+$'");
            table.HasCheckConstraint("ck_operator_audit_entries_change", "before is not null or after is not null");
        });
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Before).HasColumnType("jsonb");
        builder.Property(entry => entry.After).HasColumnType("jsonb");
        builder.HasIndex(entry => new { entry.At, entry.Id }).IsDescending();
        // What was done with one event or test, looked up with each of their pages.
        builder.HasIndex(entry => new { entry.SubjectId, entry.Action, entry.At });
        // No foreign key: the entry stays when the company is gone.
        builder.HasIndex(entry => new { entry.CompanyId, entry.At, entry.Id }).IsDescending(false, true, true);
    }
}
