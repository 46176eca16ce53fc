using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class RetellKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "retell_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    secret_protected = table.Column<string>(type: "text", nullable: false),
                    hint = table.Column<string>(type: "text", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    check_code = table.Column<string>(type: "text", nullable: true),
                    holdings = table.Column<string>(type: "jsonb", nullable: true),
                    first_signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retell_keys", x => x.id);
                    table.CheckConstraint("ck_retell_keys_check", "check_code is null or checked_at is not null");
                    table.CheckConstraint("ck_retell_keys_hint", "length(hint) in (0, 6)");
                    table.CheckConstraint("ck_retell_keys_signed", "(first_signed_at is null) = (last_signed_at is null) and first_signed_at <= last_signed_at");
                    table.CheckConstraint("ck_retell_keys_state", "state in ('current', 'previous')");
                    table.ForeignKey(
                        name: "fk_retell_keys_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_retell_keys_users",
                        column: x => x.created_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_retell_keys_company_id_state",
                table: "retell_keys",
                columns: new[] { "company_id", "state" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_retell_keys_created_by",
                table: "retell_keys",
                column: "created_by");

            migrationBuilder.Sql(
                """
                insert into retell_keys (id, company_id, state, secret_protected, hint, created_at)
                select gen_random_uuid(), id, 'current', retell_api_key_protected, '', created_at from companies where retell_api_key_protected is not null
                """);
            migrationBuilder.DropColumn(
                name: "retell_api_key_protected",
                table: "companies");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "retell_keys");

            migrationBuilder.AddColumn<string>(
                name: "retell_api_key_protected",
                table: "companies",
                type: "text",
                nullable: true);
        }
    }
}
