using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class SetupSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_refused_at",
                table: "retell_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "setup_steps",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    skipped = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setup_steps", x => new { x.company_id, x.step });
                    table.CheckConstraint("ck_setup_steps_finished", "finished_at >= opened_at");
                    table.CheckConstraint("ck_setup_steps_skipped", "not skipped or (finished_at is not null and step in ('calendar', 'notifications'))");
                    table.CheckConstraint("ck_setup_steps_step", "step in ('account', 'company', 'retell', 'webhook', 'calendar', 'privacy', 'notifications', 'test_call')");
                    table.ForeignKey(
                        name: "fk_setup_steps_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "setup_tests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_by = table.Column<Guid>(type: "uuid", nullable: true),
                    call_id = table.Column<string>(type: "text", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: true),
                    cause_subject = table.Column<string>(type: "text", nullable: true),
                    cause_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setup_tests", x => x.id);
                    table.CheckConstraint("ck_setup_tests_cause", "cause is null or cause_asked_at is not null");
                    table.CheckConstraint("ck_setup_tests_codes", "fault ~ '^[a-z_]{1,60}$' and cause ~ '^[a-z_]{1,60}$'");
                    table.CheckConstraint("ck_setup_tests_kind", "(kind = 'event' and call_id is not null) or (kind = 'call' and call_id is null)");
                    table.CheckConstraint("ck_setup_tests_seen", "seen_at >= started_at");
                    table.ForeignKey(
                        name: "fk_setup_tests_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_setup_tests_users",
                        column: x => x.started_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_setup_tests_company_id_started_at",
                table: "setup_tests",
                columns: new[] { "company_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_setup_tests_started_by",
                table: "setup_tests",
                column: "started_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "setup_steps");

            migrationBuilder.DropTable(
                name: "setup_tests");

            migrationBuilder.DropColumn(
                name: "last_refused_at",
                table: "retell_keys");
        }
    }
}
