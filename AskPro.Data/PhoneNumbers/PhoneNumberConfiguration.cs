using AskPro.Data.Branches;
using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.PhoneNumbers;

internal sealed class PhoneNumberConfiguration : IEntityTypeConfiguration<PhoneNumber>
{
    public void Configure(EntityTypeBuilder<PhoneNumber> builder)
    {
        builder.ToTable("phone_numbers", table => table.HasCheckConstraint("ck_phone_numbers_e164", E164Check.On("e164")));
        builder.Property(number => number.Id).ValueGeneratedNever();
        builder.Property(number => number.E164).HasColumnName("e164");
        builder.Property(number => number.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasIndex(number => number.E164).IsUnique();
        builder.HasIndex(number => new { number.CompanyId, number.BranchId });
        builder.HasOne<Company>().WithMany().HasForeignKey(number => number.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Branch>().WithMany()
            .HasForeignKey(number => new { number.CompanyId, number.BranchId })
            .HasPrincipalKey(branch => new { branch.CompanyId, branch.Id }).OnDelete(DeleteBehavior.NoAction);
    }
}
