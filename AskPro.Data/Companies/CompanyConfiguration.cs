using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Companies;

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("companies", table =>
        {
            table.HasCheckConstraint("ck_companies_language", "language in ('de', 'en')");
            table.HasCheckConstraint("ck_companies_webhook_key_hash", "octet_length(webhook_key_hash) = 32");
            table.HasCheckConstraint(
                "ck_companies_webhook_key", "(webhook_key_hash is null) = (webhook_key_protected is null)");
        });
        builder.Property(company => company.Id).ValueGeneratedNever();
        builder.Property(company => company.TimeZone).HasDefaultValue("Europe/Berlin");
        builder.Property(company => company.Language).HasDefaultValue("de");
        builder.Property(company => company.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasIndex(company => company.WebhookKeyHash).IsUnique();
    }
}
