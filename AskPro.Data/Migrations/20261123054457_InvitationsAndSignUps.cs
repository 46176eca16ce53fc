using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class InvitationsAndSignUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "vouched_for",
                table: "companies",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    normalized_email = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    all_branches = table.Column<bool>(type: "boolean", nullable: false),
                    branch_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: true),
                    inviter_name = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.CheckConstraint("ck_invitations_accepted", "accepted_at is not null or accepted_by is null");
                    table.CheckConstraint("ck_invitations_all_branches", "all_branches or role <> 'owner'");
                    table.CheckConstraint("ck_invitations_branch_ids", "all_branches = (cardinality(branch_ids) = 0)");
                    table.CheckConstraint("ck_invitations_expires_at", "expires_at > created_at");
                    table.CheckConstraint("ck_invitations_one_end", "accepted_at is null or revoked_at is null");
                    table.CheckConstraint("ck_invitations_role", "role in ('owner', 'manager', 'reception', 'read_only', 'accounting')");
                    table.CheckConstraint("ck_invitations_token_hash", "octet_length(token_hash) = 32");
                    table.ForeignKey(
                        name: "fk_invitations_accepted_by",
                        column: x => x.accepted_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_invitations_companies",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_invitations_invited_by",
                        column: x => x.invited_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "sign_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    normalized_email = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    company_name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_ups", x => x.id);
                    table.CheckConstraint("ck_sign_ups_expires_at", "expires_at > created_at");
                    table.CheckConstraint("ck_sign_ups_language", "language in ('de', 'en')");
                    table.CheckConstraint("ck_sign_ups_token_hash", "octet_length(token_hash) = 32");
                });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_accepted_by",
                table: "invitations",
                column: "accepted_by");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_company_id_normalized_email",
                table: "invitations",
                columns: new[] { "company_id", "normalized_email" },
                unique: true,
                filter: "accepted_at is null and revoked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_invited_by",
                table: "invitations",
                column: "invited_by");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_token_hash",
                table: "invitations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_ups_expires_at",
                table: "sign_ups",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sign_ups_normalized_email",
                table: "sign_ups",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_sign_ups_token_hash",
                table: "sign_ups",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "sign_ups");

            migrationBuilder.DropColumn(
                name: "vouched_for",
                table: "companies");
        }
    }
}
