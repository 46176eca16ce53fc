using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Health;

internal sealed class ComponentSpanConfiguration : IEntityTypeConfiguration<ComponentSpan>
{
    public void Configure(EntityTypeBuilder<ComponentSpan> builder)
    {
        builder.ToTable("component_spans", table =>
        {
            table.HasCheckConstraint("ck_component_spans_component", "component ~ '^[a-z_]{1,40}$'");
            table.HasCheckConstraint("ck_component_spans_state", $"state in ('{ComponentStates.Well}', '{ComponentStates.Degraded}', '{ComponentStates.Down}')");
            table.HasCheckConstraint("ck_component_spans_cause", $"(state = '{ComponentStates.Well}') = (cause is null) and cause ~ '^[a-z_]{{1,60}}$'");
            table.HasCheckConstraint("ck_component_spans_times", "seen_at >= from_at");
            table.HasCheckConstraint("ck_component_spans_measures", "jsonb_typeof(measures) = 'object'");
        });
        builder.HasKey(span => new { span.Component, span.FromAt });
        builder.Property(span => span.Measures).HasColumnType("jsonb");
    }
}
