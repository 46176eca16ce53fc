using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>Tables that EF does not know: the model is that of the migration before, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123223000_RefusedWebhooks")]
    public partial class RefusedWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                -- Requests refused for their signature: some of them, for a while, never to be processed. The body is what anybody may have sent, its beginning only.
                create table refused_webhooks (
                    event_id uuid not null constraint pk_refused_webhooks primary key,
                    received_at timestamptz not null,
                    company_id uuid constraint fk_refused_webhooks_companies references companies (id) on delete cascade,
                    verdict text not null,
                    detail text,
                    signed_at timestamptz,
                    headers text not null,
                    body bytea,
                    body_length integer,
                    body_sha256 bytea,
                    traceparent text,
                    constraint ck_refused_webhooks_verdict check (verdict in ('signature_missing', 'signature_malformed', 'signature_stale', 'signature_invalid')),
                    constraint ck_refused_webhooks_detail check (detail is null or detail = 'address_unknown' and company_id is null),
                    constraint ck_refused_webhooks_body check (octet_length(body) <= 16384 and octet_length(body) <= body_length),
                    constraint ck_refused_webhooks_body_known check (num_nulls(body, body_length, body_sha256) in (0, 3)),
                    constraint ck_refused_webhooks_body_sha256 check (octet_length(body_sha256) = 32)
                );
                alter table refused_webhooks alter column body set storage external;
                create index ix_refused_webhooks_company on refused_webhooks (company_id, event_id) where company_id is not null;
                -- Those that were only counted, by the minute.
                create table refused_webhook_counts (
                    minute timestamptz not null constraint pk_refused_webhook_counts primary key,
                    requests bigint not null,
                    constraint ck_refused_webhook_counts_requests check (requests > 0)
                );
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table refused_webhooks, refused_webhook_counts");
    }
}
