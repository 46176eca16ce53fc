using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123091500_CallContradictions")]
    public partial class CallContradictions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateIndex(
                name: "ix_calls_business_number", table: "calls", column: "business_number", filter: "resolution_note is not null");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropIndex(name: "ix_calls_business_number", table: "calls");
    }
}
