using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Users;

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<UserAuthenticator>, IEntityTypeConfiguration<UserRecoveryCode>
{
    public void Configure(EntityTypeBuilder<UserAuthenticator> builder)
    {
        builder.ToTable("user_authenticators");
        builder.HasKey(authenticator => authenticator.UserId);
        builder.HasOne<User>().WithOne().HasForeignKey<UserAuthenticator>(authenticator => authenticator.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UserRecoveryCode> builder)
    {
        builder.ToTable("user_recovery_codes", table =>
            table.HasCheckConstraint("ck_user_recovery_codes_code_hash", "octet_length(code_hash) = 32"));
        builder.HasKey(code => new { code.UserId, code.CodeHash });
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
