using AskPro.Data.Companies;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Operators;

internal sealed class SupportAccessConfiguration : IEntityTypeConfiguration<SupportAccess>
{
    public void Configure(EntityTypeBuilder<SupportAccess> builder)
    {
        builder.ToTable("support_accesses", table =>
        {
            table.HasCheckConstraint("ck_support_accesses_reason", "reason <> ''");
            table.HasCheckConstraint(
                "ck_support_accesses_expires_at", "expires_at between opened_at + interval '15 minutes' and opened_at + interval '8 hours'");
            table.HasCheckConstraint("ck_support_accesses_ended_at", "ended_at between opened_at and expires_at");
        });
        builder.Property(access => access.Id).ValueGeneratedNever();
        builder.HasOne<Company>().WithMany().HasForeignKey(access => access.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(access => access.OperatorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(access => new { access.CompanyId, access.OpenedAt });
        // One open access a person and company.
        builder.HasIndex(access => new { access.CompanyId, access.OperatorId }).IsUnique().HasFilter("ended_at is null");
        builder.HasIndex(access => access.OperatorId);
    }
}
