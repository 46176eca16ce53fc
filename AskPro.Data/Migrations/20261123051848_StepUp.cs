using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class StepUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(name: "verified_at", table: "sessions", type: "timestamp with time zone", nullable: true);
            // Signing in was the last proof.
            migrationBuilder.Sql("update sessions set verified_at = created_at");
            migrationBuilder.AlterColumn<DateTimeOffset>(name: "verified_at", table: "sessions", type: "timestamp with time zone", nullable: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "verified_at",
                table: "sessions");
        }
    }
}
