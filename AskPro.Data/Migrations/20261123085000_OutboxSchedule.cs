using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <summary>A table that EF does not know: the model is that of the migration before, so there is no designer file.</summary>
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123085000_OutboxSchedule")]
    public partial class OutboxSchedule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            alter table outbox_messages
                add column expires_at timestamptz,
                drop constraint ck_outbox_messages_attempts,
                drop constraint ck_outbox_messages_dead,
                add constraint ck_outbox_messages_attempts check (attempts between 0 and 100),
                add constraint ck_outbox_messages_dead check (case state when 'dead' then attempts > 0 else attempts < 100 end)
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            -- More failures than the table knew before are as many as it knew.
            update outbox_messages set attempts = case state when 'dead' then 4 else 3 end where attempts >= 4;
            alter table outbox_messages
                drop column expires_at,
                drop constraint ck_outbox_messages_attempts,
                drop constraint ck_outbox_messages_dead,
                add constraint ck_outbox_messages_attempts check (attempts between 0 and 4),
                add constraint ck_outbox_messages_dead check (case state when 'dead' then attempts > 0 else attempts < 4 end)
            """);
    }
}
