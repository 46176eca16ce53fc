using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecordingsWithoutConsent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_calls_company_id_ended_at",
                table: "calls",
                columns: new[] { "company_id", "ended_at" },
                filter: "(recording_url is not null or recording_multi_channel_url is not null) and custom_analysis -> 'recording_consent' is distinct from 'true'::jsonb");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_calls_company_id_ended_at",
                table: "calls");
        }
    }
}
