using AskPro.Data.Companies;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Memberships;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships", table =>
        {
            table.HasCheckConstraint("ck_memberships_role", "role in ('owner', 'manager', 'reception', 'read_only', 'accounting', 'support')");
            table.HasCheckConstraint("ck_memberships_support", "(role = 'support') = (expires_at is not null)");
            table.HasCheckConstraint("ck_memberships_all_branches", "all_branches or role <> 'owner'");
        });
        // The sentinel is the default: without it EF would leave out false and the database would write true.
        builder.Property(membership => membership.AllBranches).HasDefaultValue(true).HasSentinel(true);
        builder.Property(membership => membership.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasKey(membership => new { membership.CompanyId, membership.UserId });
        builder.HasIndex(membership => membership.UserId);
        builder.HasOne<Company>().WithMany().HasForeignKey(membership => membership.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
