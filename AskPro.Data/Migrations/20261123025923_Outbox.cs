using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>A table that EF does not know: the model is that of the migration before, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123025923_Outbox")]
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(AskPro.Data.Schema.SchemaSql.Outbox);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table outbox_messages");
    }
}
