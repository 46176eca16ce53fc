using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123032000_BranchHours")]
    public partial class BranchHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "region", table: "branches", type: "text", nullable: true);
            migrationBuilder.AddColumn<string>(
                name: "opening_hours", table: "branches", type: "jsonb", nullable: false, defaultValueSql: "'{}'");
            migrationBuilder.AddColumn<System.DateOnly>(name: "closed_on", table: "branches", type: "date", nullable: true);
            migrationBuilder.AddColumn<string>(name: "closed_reason", table: "branches", type: "text", nullable: true);
            migrationBuilder.AddCheckConstraint(
                name: "ck_branches_region", table: "branches", sql: "region ~ '^DE-(B[BEWY]|H[BEH]|MV|N[IW]|RP|S[HLNT]|TH)$'");
            migrationBuilder.AddCheckConstraint(
                name: "ck_branches_opening_hours", table: "branches", sql: "jsonb_typeof(opening_hours) = 'object'");
            migrationBuilder.AddCheckConstraint(
                name: "ck_branches_closed_reason", table: "branches", sql: "closed_reason is null or closed_on is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_branches_closed_reason", table: "branches");
            migrationBuilder.DropCheckConstraint(name: "ck_branches_opening_hours", table: "branches");
            migrationBuilder.DropCheckConstraint(name: "ck_branches_region", table: "branches");
            migrationBuilder.DropColumn(name: "closed_reason", table: "branches");
            migrationBuilder.DropColumn(name: "closed_on", table: "branches");
            migrationBuilder.DropColumn(name: "opening_hours", table: "branches");
            migrationBuilder.DropColumn(name: "region", table: "branches");
        }
    }
}
