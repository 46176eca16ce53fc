using AskPro.Data.Branches;
using AskPro.Data.Companies;
using AskPro.Data.Customers;
using AskPro.Data.PhoneNumbers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Calls;

internal sealed class CallConfiguration : IEntityTypeConfiguration<Call>
{
    private static readonly string[] JsonColumns =
    [
        nameof(Call.CustomAnalysis), nameof(Call.CostProducts), nameof(Call.Latency), nameof(Call.LlmTokenUsage),
        nameof(Call.DynamicVariables), nameof(Call.CollectedVariables), nameof(Call.Metadata), nameof(Call.Stamps),
    ];

    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable("calls", table =>
        {
            table.HasCheckConstraint("ck_calls_stage", "stage between 1 and 3");
            table.HasCheckConstraint("ck_calls_stage_ended", "stage >= 2 or ended_received_at is null");
            table.HasCheckConstraint("ck_calls_stage_analyzed", "(stage = 3) = (analyzed_at is not null)");
            table.HasCheckConstraint("ck_calls_call_id", "call_id <> ''");
            table.HasCheckConstraint("ck_calls_resolution_method", "resolution_method in ('url_key', 'assigned', 'number', 'agent')");
            table.HasCheckConstraint("ck_calls_business_number", E164Check.On("business_number"));
            table.HasCheckConstraint("ck_calls_customer_number", E164Check.On("customer_number"));
            table.HasCheckConstraint("ck_calls_customer", "customer_id is null or customer_number is not null");
        });
        builder.Property(call => call.Id).ValueGeneratedNever();
        builder.Property(call => call.Stage).HasConversion<short>();
        builder.Property(call => call.UnreadableFields).HasDefaultValueSql("'{}'");
        // least passes over null. A start after the arrival of its own event is a wrong clock, and would keep the call on top.
        builder.Property(call => call.OccurredAt).HasComputedColumnSql("least(started_at, first_received_at)", stored: true);
        foreach (var column in JsonColumns)
            builder.Property(column).HasColumnType("jsonb");
        ConfigureKeys(builder);
    }

    private static void ConfigureKeys(EntityTypeBuilder<Call> builder)
    {
        builder.HasAlternateKey(call => new { call.CompanyId, call.Id });
        builder.HasIndex(call => new { call.CompanyId, call.CallId }).IsUnique();
        builder.HasIndex(call => new { call.CompanyId, call.OccurredAt, call.Id }).IsDescending(false, true, true);
        builder.HasIndex(call => new { call.CompanyId, call.FirstReceivedAt, call.Id });
        builder.HasIndex(call => new { call.CompanyId, call.CustomerId, call.OccurredAt });
        builder.HasIndex(call => new { call.CompanyId, call.BranchId });
        // Over all companies on purpose: operators ask who got calls to a number that another has entered. There are few of them.
        builder.HasIndex(call => call.BusinessNumber).HasFilter("resolution_note is not null");
        // Over all companies on purpose, too: later events of a call that a person has assigned go after it.
        builder.HasIndex(call => call.CallId).HasFilter("resolution_method = 'assigned'");
        // What the Worker looks for, and nothing else: a call is in it from its end to its analysis.
        builder.HasIndex(call => new { call.CompanyId, call.EndedAt }).HasFilter(RecordingModes.AddressWithoutConsent);
        builder.HasOne<Company>().WithMany().HasForeignKey(call => call.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Branch>().WithMany()
            .HasForeignKey(call => new { call.CompanyId, call.BranchId })
            .HasPrincipalKey(branch => new { branch.CompanyId, branch.Id }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Customer>().WithMany()
            .HasForeignKey(call => new { call.CompanyId, call.CustomerId })
            .HasPrincipalKey(customer => new { customer.CompanyId, customer.Id }).OnDelete(DeleteBehavior.NoAction);
    }
}
