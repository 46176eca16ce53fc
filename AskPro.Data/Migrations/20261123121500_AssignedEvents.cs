using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123121500_AssignedEvents")]
    public partial class AssignedEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                -- Whose an event is because a person said so. What a company's own key proves, nobody needs to say.
                alter table inbox_jobs
                    add column assigned_company_id uuid,
                    add constraint ck_inbox_jobs_assigned_company_id check (assigned_company_id is null or verified_by <> 'company_key')
                """);
            migrationBuilder.DropCheckConstraint(name: "ck_calls_resolution_method", table: "calls");
            migrationBuilder.AddCheckConstraint(
                name: "ck_calls_resolution_method", table: "calls", sql: "resolution_method in ('url_key', 'assigned', 'number', 'agent')");
            migrationBuilder.CreateIndex(
                name: "ix_calls_call_id", table: "calls", column: "call_id", filter: "resolution_method = 'assigned'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_calls_call_id", table: "calls");
            migrationBuilder.DropCheckConstraint(name: "ck_calls_resolution_method", table: "calls");
            migrationBuilder.Sql(
                """
                update calls set resolution_method = 'number' where resolution_method = 'assigned';
                alter table inbox_jobs drop constraint ck_inbox_jobs_assigned_company_id, drop column assigned_company_id
                """);
            migrationBuilder.AddCheckConstraint(
                name: "ck_calls_resolution_method", table: "calls", sql: "resolution_method in ('url_key', 'number', 'agent')");
        }
    }
}
