using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Setup;

internal sealed class SetupStepConfiguration : IEntityTypeConfiguration<SetupStep>
{
    public void Configure(EntityTypeBuilder<SetupStep> builder)
    {
        builder.ToTable("setup_steps", table =>
        {
            table.HasCheckConstraint("ck_setup_steps_step", $"step in ({Quoted(SetupSteps.All)})");
            table.HasCheckConstraint("ck_setup_steps_finished", "finished_at >= opened_at");
            table.HasCheckConstraint("ck_setup_steps_skipped", $"not skipped or (finished_at is not null and step in ({Quoted(SetupSteps.Skippable)}))");
            table.HasCheckConstraint("ck_setup_steps_by_support", "not by_support or finished_at is not null");
        });
        builder.Property(step => step.BySupport).HasDefaultValue(false);
        builder.HasKey(step => new { step.CompanyId, step.Step });
        builder.HasOne<Company>().WithMany().HasForeignKey(step => step.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));
}
