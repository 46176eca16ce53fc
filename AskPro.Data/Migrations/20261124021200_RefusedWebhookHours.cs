using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>A table that EF does not know: the model is that of the migration before, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261124021200_RefusedWebhookHours")]
    public partial class RefusedWebhookHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                -- How many webhooks were refused, by the hour and for good: the rows of them are forgotten after a week, and many have none.
                create table refused_webhook_hours (
                    hour timestamptz not null constraint pk_refused_webhook_hours primary key,
                    requests bigint not null,
                    constraint ck_refused_webhook_hours_requests check (requests > 0),
                    constraint ck_refused_webhook_hours_hour check (hour = date_trunc('hour', hour, 'UTC'))
                );
                insert into refused_webhook_hours (hour, requests)
                select date_trunc('hour', known.at, 'UTC'), sum(known.requests)
                from (select received_at as at, 1::bigint as requests from refused_webhooks union all select minute, requests from refused_webhook_counts) known
                group by 1;
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table refused_webhook_hours");
    }
}
