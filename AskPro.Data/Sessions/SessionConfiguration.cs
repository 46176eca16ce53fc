using AskPro.Data.Memberships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Sessions;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions", table =>
        {
            table.HasCheckConstraint("ck_sessions_token_hash", "octet_length(token_hash) = 32");
            table.HasCheckConstraint("ck_sessions_expires_at", "expires_at > created_at");
            table.HasCheckConstraint("ck_sessions_company_id", "company_id is not null or is_operator");
        });
        builder.Property(session => session.UserAgent).HasMaxLength(Session.LongestUserAgent);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.IsOperator).HasDefaultValue(false);
        builder.HasIndex(session => session.TokenHash).IsUnique();
        builder.HasIndex(session => session.UserId);
        // Through the membership: who leaves a company is signed out of it in the same moment. Without a company there is none.
        builder.HasOne<Membership>().WithMany()
            .HasForeignKey(session => new { session.CompanyId, session.UserId }).OnDelete(DeleteBehavior.Cascade);
    }
}
