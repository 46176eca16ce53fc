using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class CallsOccurNoLaterThanTheyArrive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Replace(migrationBuilder, "least(started_at, first_received_at)");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Replace(migrationBuilder, "coalesce(started_at, first_received_at)");

        // The expression of a generated column cannot be changed before Postgres 17; a new column takes its place, with its indexes.
        private static void Replace(MigrationBuilder migrationBuilder, string expression)
        {
            migrationBuilder.DropColumn(name: "occurred_at", table: "calls");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "occurred_at",
                table: "calls",
                type: "timestamp with time zone",
                nullable: false,
                computedColumnSql: expression,
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_customer_id_occurred_at",
                table: "calls",
                columns: new[] { "company_id", "customer_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_occurred_at_id",
                table: "calls",
                columns: new[] { "company_id", "occurred_at", "id" },
                descending: new[] { false, true, true });
        }
    }
}
