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
            table.HasCheckConstraint("ck_companies_recording", "recording in ('never', 'with_consent')");
            table.HasCheckConstraint("ck_companies_webhook_key_hash", "octet_length(webhook_key_hash) = 32");
            table.HasCheckConstraint(
                "ck_companies_webhook_key", "(webhook_key_hash is null) = (webhook_key_protected is null)");
            table.HasCheckConstraint("ck_companies_state", "state in ('active', 'suspended', 'deleting')");
            table.HasCheckConstraint("ck_companies_state_reason", "(state = 'active') = (state_reason is null)");
            table.HasCheckConstraint("ck_companies_state_changed_at", "state = 'active' or state_changed_at is not null");
            table.HasCheckConstraint("ck_companies_delete_after", "(state = 'deleting') = (delete_after is not null)");
        });
        builder.Property(company => company.Id).ValueGeneratedNever();
        builder.Property(company => company.TimeZone).HasDefaultValue("Europe/Berlin");
        builder.Property(company => company.Language).HasDefaultValue("de");
        // The sentinel is the default: Api, which may not write the column, leaves it out of a new row.
        builder.Property(company => company.State).HasDefaultValue(CompanyStates.Active).HasSentinel(CompanyStates.Active);
        // The sentinel is the default: without it EF would leave out false and the database would write true.
        builder.Property(company => company.VouchedFor).HasDefaultValue(true).HasSentinel(true);
        // A company's row may be made by hand: what nobody chose is on, and nothing is kept of what nobody allowed.
        builder.Property(company => company.Appointments).HasDefaultValue(true).HasSentinel(true);
        builder.Property(company => company.Recording).HasDefaultValue(RecordingModes.Never);
        builder.Property(company => company.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasIndex(company => company.WebhookKeyHash).IsUnique();
        // What the Worker looks for.
        builder.HasIndex(company => company.DeleteAfter).HasFilter("state = 'deleting'");
    }
}
