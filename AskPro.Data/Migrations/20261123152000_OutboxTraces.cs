using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>A table that EF does not know: the model is that of the migration before, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123152000_OutboxTraces")]
    public partial class OutboxTraces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("alter table outbox_messages add column traceparent text");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("alter table outbox_messages drop column traceparent");
    }
}
