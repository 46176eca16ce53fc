using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>A table that EF does not know: the model is that of the migration before, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123233000_EventsOfCompanies")]
    public partial class EventsOfCompanies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                -- What a company is shown, the latest first. Nothing that waits is in it, so accepting an event writes no entry more.
                create index ix_inbox_jobs_company on inbox_jobs (company_id, event_id) where state <> 'queued' and company_id is not null
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop index ix_inbox_jobs_company");
    }
}
