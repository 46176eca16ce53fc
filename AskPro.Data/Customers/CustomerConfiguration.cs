using AskPro.Data.Companies;
using AskPro.Data.PhoneNumbers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Customers;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers", table =>
        {
            table.HasCheckConstraint("ck_customers_e164", E164Check.On("e164"));
            table.HasCheckConstraint("ck_customers_last_call_at", "last_call_at >= first_call_at");
        });
        builder.Property(customer => customer.Id).ValueGeneratedNever();
        builder.Property(customer => customer.E164).HasColumnName("e164");
        builder.HasAlternateKey(customer => new { customer.CompanyId, customer.Id });
        builder.HasIndex(customer => new { customer.CompanyId, customer.E164 }).IsUnique();
        builder.HasOne<Company>().WithMany().HasForeignKey(customer => customer.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}
