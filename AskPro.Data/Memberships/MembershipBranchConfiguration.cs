using AskPro.Data.Branches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Memberships;

internal sealed class MembershipBranchConfiguration : IEntityTypeConfiguration<MembershipBranch>
{
    public void Configure(EntityTypeBuilder<MembershipBranch> builder)
    {
        builder.ToTable("membership_branches");
        builder.HasKey(row => new { row.CompanyId, row.UserId, row.BranchId });
        builder.HasIndex(row => new { row.CompanyId, row.BranchId });
        builder.HasOne<Membership>().WithMany()
            .HasForeignKey(row => new { row.CompanyId, row.UserId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Branch>().WithMany()
            .HasForeignKey(row => new { row.CompanyId, row.BranchId })
            .HasPrincipalKey(branch => new { branch.CompanyId, branch.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}
