using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>A table that EF does not know: the model is that of the migration before, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261124021000_DiscardedTests")]
    public partial class DiscardedTests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                alter table inbox_jobs
                    drop constraint ck_inbox_jobs_state,
                    drop constraint ck_inbox_jobs_dead,
                    add constraint ck_inbox_jobs_state check (state in ('queued', 'done', 'quarantined', 'unassigned', 'dead', 'discarded')),
                    add constraint ck_inbox_jobs_dead check (case state when 'dead' then attempts = 4 when 'discarded' then true else attempts < 4 end),
                    -- Nothing is discarded but a test event that was set aside: its detail says why it was.
                    add constraint ck_inbox_jobs_discarded check (
                        state <> 'discarded' or cause = 'test' and cause_detail is not null and (call_id is null or starts_with(call_id, 'askpro_test_')));
                -- Tests of before that still stand as trouble.
                update inbox_jobs set cause_detail = cause, cause = 'test', state = 'discarded'
                where state in ('quarantined', 'unassigned', 'dead') and cause is not null and starts_with(call_id, 'askpro_test_');
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                alter table inbox_jobs drop constraint ck_inbox_jobs_discarded;
                update inbox_jobs set state = case attempts when 4 then 'dead' else 'quarantined' end, cause = cause_detail, cause_detail = null where state = 'discarded';
                alter table inbox_jobs
                    drop constraint ck_inbox_jobs_state,
                    drop constraint ck_inbox_jobs_dead,
                    add constraint ck_inbox_jobs_state check (state in ('queued', 'done', 'quarantined', 'unassigned', 'dead')),
                    add constraint ck_inbox_jobs_dead check ((state = 'dead') = (attempts = 4));
                """);
    }
}
