using AskPro.Data.Companies;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Invitations;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations", table =>
        {
            table.HasCheckConstraint("ck_invitations_role", "role in ('owner', 'manager', 'reception', 'read_only', 'accounting')");
            table.HasCheckConstraint("ck_invitations_all_branches", "all_branches or role <> 'owner'");
            table.HasCheckConstraint("ck_invitations_branch_ids", "all_branches = (cardinality(branch_ids) = 0)");
            table.HasCheckConstraint("ck_invitations_token_hash", "octet_length(token_hash) = 32");
            table.HasCheckConstraint("ck_invitations_expires_at", "expires_at > created_at");
            table.HasCheckConstraint("ck_invitations_accepted", "accepted_at is not null or accepted_by is null");
            table.HasCheckConstraint("ck_invitations_one_end", "accepted_at is null or revoked_at is null");
        });
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => new { invitation.CompanyId, invitation.NormalizedEmail })
            .IsUnique().HasFilter("accepted_at is null and revoked_at is null");
        builder.HasOne<Company>().WithMany().HasForeignKey(invitation => invitation.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(invitation => invitation.InvitedBy)
            .HasConstraintName("fk_invitations_invited_by").OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<User>().WithMany().HasForeignKey(invitation => invitation.AcceptedBy)
            .HasConstraintName("fk_invitations_accepted_by").OnDelete(DeleteBehavior.SetNull);
    }
}
