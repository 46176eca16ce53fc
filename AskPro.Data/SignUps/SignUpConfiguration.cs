using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.SignUps;

internal sealed class SignUpConfiguration : IEntityTypeConfiguration<SignUp>
{
    public void Configure(EntityTypeBuilder<SignUp> builder)
    {
        builder.ToTable("sign_ups", table =>
        {
            table.HasCheckConstraint("ck_sign_ups_language", "language in ('de', 'en')");
            table.HasCheckConstraint("ck_sign_ups_token_hash", "octet_length(token_hash) = 32");
            table.HasCheckConstraint("ck_sign_ups_expires_at", "expires_at > created_at");
        });
        builder.Property(signUp => signUp.Id).ValueGeneratedNever();
        builder.HasIndex(signUp => signUp.TokenHash).IsUnique();
        builder.HasIndex(signUp => signUp.NormalizedEmail);
        builder.HasIndex(signUp => signUp.ExpiresAt);
    }
}
