using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class MembershipBranches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "all_branches",
                table: "memberships",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "membership_branches",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership_branches", x => new { x.company_id, x.user_id, x.branch_id });
                    table.ForeignKey(
                        name: "fk_membership_branches_branches",
                        columns: x => new { x.company_id, x.branch_id },
                        principalTable: "branches",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_membership_branches_memberships",
                        columns: x => new { x.company_id, x.user_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "company_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_memberships_all_branches",
                table: "memberships",
                sql: "all_branches or role <> 'owner'");

            migrationBuilder.CreateIndex(
                name: "ix_membership_branches_company_id_branch_id",
                table: "membership_branches",
                columns: new[] { "company_id", "branch_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "membership_branches");

            migrationBuilder.DropCheckConstraint(
                name: "ck_memberships_all_branches",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "all_branches",
                table: "memberships");
        }
    }
}
