using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "companies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false, defaultValue: "Europe/Berlin"),
                    language = table.Column<string>(type: "text", nullable: false, defaultValue: "de"),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    webhook_key_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    webhook_key_protected = table.Column<string>(type: "text", nullable: true),
                    retell_api_key_protected = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_companies", x => x.id);
                    table.CheckConstraint("ck_companies_language", "language in ('de', 'en')");
                    table.CheckConstraint("ck_companies_webhook_key", "(webhook_key_hash is null) = (webhook_key_protected is null)");
                    table.CheckConstraint("ck_companies_webhook_key_hash", "octet_length(webhook_key_hash) = 32");
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: false),
                    normalized_user_name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    normalized_email = table.Column<string>(type: "text", nullable: false),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "branches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_branches", x => x.id);
                    table.UniqueConstraint("ak_branches_company_id_id", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_branches_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "company_feed",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company_feed", x => x.company_id);
                    table.CheckConstraint("ck_company_feed_seq", "seq >= 0");
                    table.ForeignKey(
                        name: "fk_company_feed_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    e164 = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    first_call_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_call_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customers", x => x.id);
                    table.UniqueConstraint("ak_customers_company_id_id", x => new { x.company_id, x.id });
                    table.CheckConstraint("ck_customers_e164", "e164 ~ '^\\+[1-9][0-9]{5,14}$'");
                    table.CheckConstraint("ck_customers_last_call_at", "last_call_at >= first_call_at");
                    table.ForeignKey(
                        name: "fk_customers_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.company_id, x.user_id });
                    table.CheckConstraint("ck_memberships_role", "role in ('owner', 'manager', 'reception', 'read_only', 'accounting')");
                    table.ForeignKey(
                        name: "fk_memberships_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memberships_users",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    retell_agent_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agents", x => x.id);
                    table.ForeignKey(
                        name: "fk_agents_branches",
                        columns: x => new { x.company_id, x.branch_id },
                        principalTable: "branches",
                        principalColumns: new[] { "company_id", "id" });
                    table.ForeignKey(
                        name: "fk_agents_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "phone_numbers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    e164 = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phone_numbers", x => x.id);
                    table.CheckConstraint("ck_phone_numbers_e164", "e164 ~ '^\\+[1-9][0-9]{5,14}$'");
                    table.ForeignKey(
                        name: "fk_phone_numbers_branches",
                        columns: x => new { x.company_id, x.branch_id },
                        principalTable: "branches",
                        principalColumns: new[] { "company_id", "id" });
                    table.ForeignKey(
                        name: "fk_phone_numbers_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<short>(type: "smallint", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agent_id = table.Column<string>(type: "text", nullable: true),
                    agent_name = table.Column<string>(type: "text", nullable: true),
                    agent_version = table.Column<int>(type: "integer", nullable: true),
                    agent_tag = table.Column<string>(type: "text", nullable: true),
                    call_type = table.Column<string>(type: "text", nullable: true),
                    direction = table.Column<string>(type: "text", nullable: true),
                    call_status = table.Column<string>(type: "text", nullable: true),
                    from_number = table.Column<string>(type: "text", nullable: true),
                    to_number = table.Column<string>(type: "text", nullable: true),
                    business_number = table.Column<string>(type: "text", nullable: true),
                    customer_number = table.Column<string>(type: "text", nullable: true),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    caller_name = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    duration_ms = table.Column<long>(type: "bigint", nullable: true),
                    disconnection_reason = table.Column<string>(type: "text", nullable: true),
                    transfer_destination = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    sentiment = table.Column<string>(type: "text", nullable: true),
                    successful = table.Column<bool>(type: "boolean", nullable: true),
                    in_voicemail = table.Column<bool>(type: "boolean", nullable: true),
                    custom_analysis = table.Column<string>(type: "jsonb", nullable: true),
                    cost_cents = table.Column<decimal>(type: "numeric", nullable: true),
                    cost_products = table.Column<string>(type: "jsonb", nullable: true),
                    latency = table.Column<string>(type: "jsonb", nullable: true),
                    llm_token_usage = table.Column<string>(type: "jsonb", nullable: true),
                    dynamic_variables = table.Column<string>(type: "jsonb", nullable: true),
                    collected_variables = table.Column<string>(type: "jsonb", nullable: true),
                    metadata = table.Column<string>(type: "jsonb", nullable: true),
                    recording_url = table.Column<string>(type: "text", nullable: true),
                    recording_multi_channel_url = table.Column<string>(type: "text", nullable: true),
                    public_log_url = table.Column<string>(type: "text", nullable: true),
                    data_storage_setting = table.Column<string>(type: "text", nullable: true),
                    telephony_id = table.Column<string>(type: "text", nullable: true),
                    resolution_method = table.Column<string>(type: "text", nullable: false),
                    resolution_note = table.Column<string>(type: "text", nullable: true),
                    unreadable_fields = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    stamps = table.Column<string>(type: "jsonb", nullable: false),
                    first_received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    analyzed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, computedColumnSql: "coalesce(started_at, first_received_at)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calls", x => x.id);
                    table.UniqueConstraint("ak_calls_company_id_id", x => new { x.company_id, x.id });
                    table.CheckConstraint("ck_calls_business_number", "business_number ~ '^\\+[1-9][0-9]{5,14}$'");
                    table.CheckConstraint("ck_calls_call_id", "call_id <> ''");
                    table.CheckConstraint("ck_calls_customer", "customer_id is null or customer_number is not null");
                    table.CheckConstraint("ck_calls_customer_number", "customer_number ~ '^\\+[1-9][0-9]{5,14}$'");
                    table.CheckConstraint("ck_calls_resolution_method", "resolution_method in ('url_key', 'number', 'agent')");
                    table.CheckConstraint("ck_calls_stage", "stage between 1 and 3");
                    table.CheckConstraint("ck_calls_stage_analyzed", "(stage = 3) = (analyzed_at is not null)");
                    table.CheckConstraint("ck_calls_stage_ended", "stage >= 2 or ended_received_at is null");
                    table.ForeignKey(
                        name: "fk_calls_branches",
                        columns: x => new { x.company_id, x.branch_id },
                        principalTable: "branches",
                        principalColumns: new[] { "company_id", "id" });
                    table.ForeignKey(
                        name: "fk_calls_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_calls_customers",
                        columns: x => new { x.company_id, x.customer_id },
                        principalTable: "customers",
                        principalColumns: new[] { "company_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.CheckConstraint("ck_sessions_expires_at", "expires_at > created_at");
                    table.CheckConstraint("ck_sessions_token_hash", "octet_length(token_hash) = 32");
                    table.ForeignKey(
                        name: "fk_sessions_memberships",
                        columns: x => new { x.company_id, x.user_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "company_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "call_turns",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    start_seconds = table.Column<decimal>(type: "numeric", nullable: true),
                    end_seconds = table.Column<decimal>(type: "numeric", nullable: true),
                    raw = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_turns", x => new { x.company_id, x.call_id, x.position });
                    table.CheckConstraint("ck_call_turns_position", "position >= 0");
                    table.ForeignKey(
                        name: "fk_call_turns_calls",
                        columns: x => new { x.company_id, x.call_id },
                        principalTable: "calls",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agents_company_id_branch_id",
                table: "agents",
                columns: new[] { "company_id", "branch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agents_company_id_retell_agent_id",
                table: "agents",
                columns: new[] { "company_id", "retell_agent_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agents_retell_agent_id",
                table: "agents",
                column: "retell_agent_id");

            migrationBuilder.CreateIndex(
                name: "ix_branches_company_id_name",
                table: "branches",
                columns: new[] { "company_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_branch_id",
                table: "calls",
                columns: new[] { "company_id", "branch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_call_id",
                table: "calls",
                columns: new[] { "company_id", "call_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_customer_id_occurred_at",
                table: "calls",
                columns: new[] { "company_id", "customer_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_first_received_at_id",
                table: "calls",
                columns: new[] { "company_id", "first_received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_occurred_at_id",
                table: "calls",
                columns: new[] { "company_id", "occurred_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_companies_webhook_key_hash",
                table: "companies",
                column: "webhook_key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customers_company_id_e164",
                table: "customers",
                columns: new[] { "company_id", "e164" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_user_id",
                table: "memberships",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_phone_numbers_company_id_branch_id",
                table: "phone_numbers",
                columns: new[] { "company_id", "branch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_phone_numbers_e164",
                table: "phone_numbers",
                column: "e164",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_company_id_user_id",
                table: "sessions",
                columns: new[] { "company_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_token_hash",
                table: "sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                table: "users",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_user_name",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            // What EF does not know: the tables of the inbox and of the key ring.
            migrationBuilder.Sql(AskPro.Data.Schema.SchemaSql.InboxAndKeyRing);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop table data_protection_keys, inbox_jobs, inbox_bodies, inbox_keys");

            migrationBuilder.DropTable(
                name: "agents");

            migrationBuilder.DropTable(
                name: "call_turns");

            migrationBuilder.DropTable(
                name: "company_feed");

            migrationBuilder.DropTable(
                name: "phone_numbers");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "calls");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "branches");

            migrationBuilder.DropTable(
                name: "customers");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "companies");
        }
    }
}
