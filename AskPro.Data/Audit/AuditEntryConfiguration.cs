using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries", table =>
        {
            table.HasCheckConstraint("ck_audit_entries_action", "action ~ '^[a-z_]+[.][a-z_]+$'");
            table.HasCheckConstraint("ck_audit_entries_change", "before is not null or after is not null");
            // Without a reference: the entry outlives the token.
            table.HasCheckConstraint("ck_audit_entries_token", "(token_id is null) = (token_name is null)");
        });
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Before).HasColumnType("jsonb");
        builder.Property(entry => entry.After).HasColumnType("jsonb");
        builder.HasOne<Company>().WithMany().HasForeignKey(entry => entry.CompanyId).OnDelete(DeleteBehavior.Cascade);
        // The log, newest first; ids are UUIDv7 and settle equal instants.
        builder.HasIndex(entry => new { entry.CompanyId, entry.At, entry.Id }).IsDescending(false, true, true);
        builder.HasIndex(entry => new { entry.CompanyId, entry.SubjectId, entry.At }).IsDescending(false, false, true);
    }
}
