using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class AlarmWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_channels_address",
                table: "alarm_channels");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_channels_kind",
                table: "alarm_channels");

            migrationBuilder.AddColumn<string>(
                name: "secret_hint",
                table: "alarm_channels",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "secret_protected",
                table: "alarm_channels",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "target_protected",
                table: "alarm_channels",
                type: "text",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_channels_address",
                table: "alarm_channels",
                sql: "case kind\n    when 'operators' then num_nonnulls(address, target_protected, secret_protected, secret_hint) = 0\n    when 'mail' then address is not null and char_length(address) between 1 and 254 and num_nonnulls(target_protected, secret_protected, secret_hint) = 0\n    when 'webhook' then char_length(address) between 1 and 300 and target_protected <> '' and secret_protected <> '' and char_length(secret_hint) = 6\n        and num_nonnulls(address, target_protected, secret_protected, secret_hint) = 4\n    else false end");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_channels_kind",
                table: "alarm_channels",
                sql: "kind in ('operators', 'mail', 'webhook')");

            // EF does not know the outbox. Claims name the kind: mails that wait for a server must not be read over by every look of another pump.
            migrationBuilder.Sql(
                """
                alter table outbox_messages
                    drop constraint ck_outbox_messages_kind,
                    add constraint ck_outbox_messages_kind check (kind in ('mail', 'alarm_webhook'));
                drop index ix_outbox_messages_claim;
                create index ix_outbox_messages_claim on outbox_messages (kind, run_at, id) where state = 'queued';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                delete from outbox_messages where kind = 'alarm_webhook';
                alter table outbox_messages
                    drop constraint ck_outbox_messages_kind,
                    add constraint ck_outbox_messages_kind check (kind in ('mail'));
                drop index ix_outbox_messages_claim;
                create index ix_outbox_messages_claim on outbox_messages (run_at, id) where state = 'queued';
                update alarm_rules set channel_id = null where channel_id in (select id from alarm_channels where kind = 'webhook');
                delete from alarm_channels where kind = 'webhook';
                """);

            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_channels_address",
                table: "alarm_channels");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_channels_kind",
                table: "alarm_channels");

            migrationBuilder.DropColumn(
                name: "secret_hint",
                table: "alarm_channels");

            migrationBuilder.DropColumn(
                name: "secret_protected",
                table: "alarm_channels");

            migrationBuilder.DropColumn(
                name: "target_protected",
                table: "alarm_channels");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_channels_address",
                table: "alarm_channels",
                sql: "(kind = 'operators') = (address is null) and char_length(address) <= 254");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_channels_kind",
                table: "alarm_channels",
                sql: "kind in ('operators', 'mail')");
        }
    }
}
