using AskPro.Data.Companies;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.RetellKeys;

internal sealed class RetellKeyConfiguration : IEntityTypeConfiguration<RetellKey>
{
    public void Configure(EntityTypeBuilder<RetellKey> builder)
    {
        builder.ToTable("retell_keys", table =>
        {
            table.HasCheckConstraint("ck_retell_keys_state", $"state in ('{RetellKeyStates.Current}', '{RetellKeyStates.Previous}')");
            table.HasCheckConstraint("ck_retell_keys_hint", $"length(hint) in (0, {2 * RetellKey.HintPart})");
            table.HasCheckConstraint("ck_retell_keys_signed", "(first_signed_at is null) = (last_signed_at is null) and first_signed_at <= last_signed_at");
            table.HasCheckConstraint("ck_retell_keys_check", "check_code is null or checked_at is not null");
        });
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Holdings).HasColumnType("jsonb");
        builder.Property(key => key.LooseNumbers).HasColumnType("jsonb");
        builder.HasIndex(key => new { key.CompanyId, key.State }).IsUnique();
        builder.HasOne<Company>().WithMany().HasForeignKey(key => key.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(key => key.CreatedBy).OnDelete(DeleteBehavior.SetNull);
    }
}
