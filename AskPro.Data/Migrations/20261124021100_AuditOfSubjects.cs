using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>An index and no column, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261124021100_AuditOfSubjects")]
    public partial class AuditOfSubjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateIndex(
                name: "ix_operator_audit_entries_subject_id_action_at",
                table: "operator_audit_entries",
                columns: new[] { "subject_id", "action", "at" });

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropIndex(
                name: "ix_operator_audit_entries_subject_id_action_at",
                table: "operator_audit_entries");
    }
}
