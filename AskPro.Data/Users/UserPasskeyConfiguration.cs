using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Users;

/// <summary>
/// Passkeys as Identity's store keeps them: public keys, no secret. In columns of their own instead of Identity's JSON, so that the
/// database can refuse what cannot be.
/// </summary>
internal sealed class UserPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const string CredentialId = "credential_id";

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("user_passkeys", table =>
        {
            table.HasCheckConstraint("ck_user_passkeys_credential_id", "octet_length(credential_id) between 1 and 1023");
            table.HasCheckConstraint("ck_user_passkeys_sign_count", "sign_count between 0 and 4294967295");
        });
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasColumnName(CredentialId);
        builder.HasIndex(passkey => passkey.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.OwnsOne(passkey => passkey.Data, data =>
        {
            data.WithOwner().HasForeignKey("CredentialId");
            data.Property<byte[]>("CredentialId").HasColumnName(CredentialId);
            data.Property(passkey => passkey.Name).IsRequired();
        });
        // After the type is known to be owned: before, EF Core cannot tell the dependent side and warns in every process.
        builder.Navigation(passkey => passkey.Data).IsRequired();
    }
}
