using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class Operators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_memberships_role",
                table: "memberships");

            migrationBuilder.AddColumn<bool>(
                name: "is_demo",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_operator",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "company_id",
                table: "sessions",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<bool>(
                name: "is_operator",
                table: "sessions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "delete_after",
                table: "companies",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "companies",
                type: "text",
                nullable: false,
                defaultValue: "active");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "state_changed_at",
                table: "companies",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state_reason",
                table: "companies",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "operator_audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_name = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operator_audit_entries", x => x.id);
                    table.CheckConstraint("ck_operator_audit_entries_action", "action ~ '^[a-z_]+[.][a-z_]+$'");
                    table.CheckConstraint("ck_operator_audit_entries_change", "before is not null or after is not null");
                });

            migrationBuilder.CreateTable(
                name: "support_accesses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    operator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    operator_name = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_accesses", x => x.id);
                    table.CheckConstraint("ck_support_accesses_ended_at", "ended_at between opened_at and expires_at");
                    table.CheckConstraint("ck_support_accesses_expires_at", "expires_at between opened_at + interval '15 minutes' and opened_at + interval '8 hours'");
                    table.CheckConstraint("ck_support_accesses_reason", "reason <> ''");
                    table.ForeignKey(
                        name: "fk_support_accesses_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_support_accesses_users",
                        column: x => x.operator_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_company_id",
                table: "sessions",
                sql: "company_id is not null or is_operator");

            migrationBuilder.AddCheckConstraint(
                name: "ck_memberships_role",
                table: "memberships",
                sql: "role in ('owner', 'manager', 'reception', 'read_only', 'accounting', 'support')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_memberships_support",
                table: "memberships",
                sql: "(role = 'support') = (expires_at is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_companies_delete_after",
                table: "companies",
                column: "delete_after",
                filter: "state = 'deleting'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_companies_delete_after",
                table: "companies",
                sql: "(state = 'deleting') = (delete_after is not null)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_companies_state",
                table: "companies",
                sql: "state in ('active', 'suspended', 'deleting')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_companies_state_changed_at",
                table: "companies",
                sql: "state = 'active' or state_changed_at is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_companies_state_reason",
                table: "companies",
                sql: "(state = 'active') = (state_reason is null)");

            migrationBuilder.CreateIndex(
                name: "ix_operator_audit_entries_at_id",
                table: "operator_audit_entries",
                columns: new[] { "at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_operator_audit_entries_company_id_at_id",
                table: "operator_audit_entries",
                columns: new[] { "company_id", "at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_support_accesses_company_id_opened_at",
                table: "support_accesses",
                columns: new[] { "company_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_support_accesses_company_id_operator_id",
                table: "support_accesses",
                columns: new[] { "company_id", "operator_id" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_support_accesses_operator_id",
                table: "support_accesses",
                column: "operator_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "operator_audit_entries");

            migrationBuilder.DropTable(
                name: "support_accesses");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_company_id",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_memberships_role",
                table: "memberships");

            migrationBuilder.DropCheckConstraint(
                name: "ck_memberships_support",
                table: "memberships");

            migrationBuilder.DropIndex(
                name: "ix_companies_delete_after",
                table: "companies");

            migrationBuilder.DropCheckConstraint(
                name: "ck_companies_delete_after",
                table: "companies");

            migrationBuilder.DropCheckConstraint(
                name: "ck_companies_state",
                table: "companies");

            migrationBuilder.DropCheckConstraint(
                name: "ck_companies_state_changed_at",
                table: "companies");

            migrationBuilder.DropCheckConstraint(
                name: "ck_companies_state_reason",
                table: "companies");

            migrationBuilder.DropColumn(
                name: "is_demo",
                table: "users");

            migrationBuilder.DropColumn(
                name: "is_operator",
                table: "users");

            migrationBuilder.DropColumn(
                name: "is_operator",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "delete_after",
                table: "companies");

            migrationBuilder.DropColumn(
                name: "state",
                table: "companies");

            migrationBuilder.DropColumn(
                name: "state_changed_at",
                table: "companies");

            migrationBuilder.DropColumn(
                name: "state_reason",
                table: "companies");

            migrationBuilder.AlterColumn<Guid>(
                name: "company_id",
                table: "sessions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_memberships_role",
                table: "memberships",
                sql: "role in ('owner', 'manager', 'reception', 'read_only', 'accounting')");
        }
    }
}
