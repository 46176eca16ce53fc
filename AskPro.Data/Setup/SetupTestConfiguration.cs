using AskPro.Data.Companies;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Setup;

internal sealed class SetupTestConfiguration : IEntityTypeConfiguration<SetupTest>
{
    public void Configure(EntityTypeBuilder<SetupTest> builder)
    {
        builder.ToTable("setup_tests", table =>
        {
            table.HasCheckConstraint("ck_setup_tests_kind", $"(kind = '{SetupTestKinds.Event}' and call_id is not null) or (kind = '{SetupTestKinds.Call}' and call_id is null)");
            table.HasCheckConstraint("ck_setup_tests_seen", "seen_at >= started_at");
            table.HasCheckConstraint("ck_setup_tests_codes", "fault ~ '^[a-z_]{1,60}$' and cause ~ '^[a-z_]{1,60}$'");
            table.HasCheckConstraint("ck_setup_tests_cause", "cause is null or cause_asked_at is not null");
        });
        builder.Property(test => test.Id).ValueGeneratedNever();
        builder.HasIndex(test => new { test.CompanyId, test.StartedAt });
        builder.HasOne<Company>().WithMany().HasForeignKey(test => test.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(test => test.StartedBy).OnDelete(DeleteBehavior.SetNull);
    }
}
