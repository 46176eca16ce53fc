using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Branches;

internal sealed class BranchConfiguration : IEntityTypeConfiguration<Branch>
{
    public void Configure(EntityTypeBuilder<Branch> builder)
    {
        builder.ToTable("branches");
        builder.Property(branch => branch.Id).ValueGeneratedNever();
        // The target of composite foreign keys: a row can only point to a branch of its own company.
        builder.HasAlternateKey(branch => new { branch.CompanyId, branch.Id });
        builder.HasIndex(branch => new { branch.CompanyId, branch.Name }).IsUnique();
        builder.HasOne<Company>().WithMany().HasForeignKey(branch => branch.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}
