using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.AgentWebhooks;

internal sealed class AgentWebhookConfiguration : IEntityTypeConfiguration<AgentWebhook>
{
    public void Configure(EntityTypeBuilder<AgentWebhook> builder)
    {
        builder.ToTable("agent_webhooks", table =>
        {
            table.HasCheckConstraint("ck_agent_webhooks_code", "code ~ '^[a-z_]{1,60}$'");
            table.HasCheckConstraint("ck_agent_webhooks_since", "since <= checked_at");
            table.HasCheckConstraint("ck_agent_webhooks_right", $"code <> '{AgentWebhook.Right}' or right_at is not distinct from checked_at");
            table.HasCheckConstraint("ck_agent_webhooks_silent", "silent_calls >= 0 and (silent_calls > 0) = (silent_since is not null)");
        });
        builder.HasKey(webhook => new { webhook.CompanyId, webhook.RetellAgentId });
        builder.Property(webhook => webhook.SilentCalls).HasDefaultValue(0);
        builder.Property(webhook => webhook.Report).HasColumnType("jsonb");
        builder.HasOne<Company>().WithMany().HasForeignKey(webhook => webhook.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}
