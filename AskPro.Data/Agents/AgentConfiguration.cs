using AskPro.Data.Branches;
using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Agents;

internal sealed class AgentConfiguration : IEntityTypeConfiguration<Agent>
{
    public void Configure(EntityTypeBuilder<Agent> builder)
    {
        builder.ToTable("agents");
        builder.Property(agent => agent.Id).ValueGeneratedNever();
        builder.Property(agent => agent.Version).HasColumnName("xmin").IsRowVersion();
        builder.HasIndex(agent => new { agent.CompanyId, agent.RetellAgentId }).IsUnique();
        builder.HasIndex(agent => agent.RetellAgentId);
        builder.HasIndex(agent => new { agent.CompanyId, agent.BranchId });
        builder.HasOne<Company>().WithMany().HasForeignKey(agent => agent.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Branch>().WithMany()
            .HasForeignKey(agent => new { agent.CompanyId, agent.BranchId })
            .HasPrincipalKey(branch => new { branch.CompanyId, branch.Id }).OnDelete(DeleteBehavior.NoAction);
    }
}
