using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Branches;

internal sealed class BranchConfiguration : IEntityTypeConfiguration<Branch>
{
    public void Configure(EntityTypeBuilder<Branch> builder)
    {
        builder.ToTable("branches", table =>
        {
            table.HasCheckConstraint("ck_branches_region", "region ~ '^DE-(B[BEWY]|H[BEH]|MV|N[IW]|RP|S[HLNT]|TH)$'");
            table.HasCheckConstraint("ck_branches_opening_hours", "jsonb_typeof(opening_hours) = 'object'");
            table.HasCheckConstraint("ck_branches_closed_reason", "closed_reason is null or closed_on is not null");
        });
        builder.Property(branch => branch.OpeningHours).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
        builder.Property(branch => branch.Version).HasColumnName("xmin").IsRowVersion();
        builder.Property(branch => branch.Id).ValueGeneratedNever();
        // The target of composite foreign keys: a row can only point to a branch of its own company.
        builder.HasAlternateKey(branch => new { branch.CompanyId, branch.Id });
        builder.HasIndex(branch => new { branch.CompanyId, branch.Name }).IsUnique();
        builder.HasOne<Company>().WithMany().HasForeignKey(branch => branch.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}
