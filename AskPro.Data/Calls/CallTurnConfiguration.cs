using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Calls;

internal sealed class CallTurnConfiguration : IEntityTypeConfiguration<CallTurn>
{
    public void Configure(EntityTypeBuilder<CallTurn> builder)
    {
        builder.ToTable("call_turns", table => table.HasCheckConstraint("ck_call_turns_position", "position >= 0"));
        // The company leads: pages of one company lie together, and the foreign key cannot cross companies.
        builder.HasKey(turn => new { turn.CompanyId, turn.CallId, turn.Position });
        builder.Property(turn => turn.Raw).HasColumnType("jsonb");
        builder.HasOne<Call>().WithMany()
            .HasForeignKey(turn => new { turn.CompanyId, turn.CallId })
            .HasPrincipalKey(call => new { call.CompanyId, call.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}
