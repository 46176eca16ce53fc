using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class Modules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "appointments",
                table: "companies",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "recording",
                table: "companies",
                type: "text",
                nullable: false,
                defaultValue: "never");

            migrationBuilder.AddCheckConstraint(
                name: "ck_companies_recording",
                table: "companies",
                sql: "recording in ('never', 'with_consent')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_companies_recording",
                table: "companies");

            migrationBuilder.DropColumn(
                name: "appointments",
                table: "companies");

            migrationBuilder.DropColumn(
                name: "recording",
                table: "companies");
        }
    }
}
