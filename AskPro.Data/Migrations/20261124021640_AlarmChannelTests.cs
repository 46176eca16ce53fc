using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class AlarmChannelTests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_notifications_notice",
                table: "alarm_notifications");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_notifications_state",
                table: "alarm_notifications");

            migrationBuilder.AlterColumn<Guid>(
                name: "episode_id",
                table: "alarm_notifications",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "channel_id",
                table: "alarm_notifications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tested_at",
                table: "alarm_channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_alarm_notifications_channel_id",
                table: "alarm_notifications",
                column: "channel_id",
                filter: "channel_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_notifications_notice",
                table: "alarm_notifications",
                sql: "case\n    when notice = 'test' then episode_id is null and channel_id is not null\n    when notice in ('firing', 'reminder', 'resolved') then episode_id is not null and channel_id is null\n    else false end");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_notifications_state",
                table: "alarm_notifications",
                sql: "case state\n    when 'queued' then finished_at is null\n    when 'sent' then cause is null and finished_at is not null\n    when 'failed' then cause is not null and finished_at is not null\n    else false end");

            migrationBuilder.AddForeignKey(
                name: "fk_alarm_notifications_alarm_channels",
                table: "alarm_notifications",
                column: "channel_id",
                principalTable: "alarm_channels",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("delete from alarm_notifications where notice = 'test'; update alarm_notifications set cause = null where state = 'queued';");

            migrationBuilder.DropForeignKey(
                name: "fk_alarm_notifications_alarm_channels",
                table: "alarm_notifications");

            migrationBuilder.DropIndex(
                name: "ix_alarm_notifications_channel_id",
                table: "alarm_notifications");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_notifications_notice",
                table: "alarm_notifications");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_notifications_state",
                table: "alarm_notifications");

            migrationBuilder.DropColumn(
                name: "channel_id",
                table: "alarm_notifications");

            migrationBuilder.DropColumn(
                name: "tested_at",
                table: "alarm_channels");

            migrationBuilder.AlterColumn<Guid>(
                name: "episode_id",
                table: "alarm_notifications",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_notifications_notice",
                table: "alarm_notifications",
                sql: "notice in ('firing', 'reminder', 'resolved')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_notifications_state",
                table: "alarm_notifications",
                sql: "case state\n    when 'queued' then cause is null and finished_at is null\n    when 'sent' then cause is null and finished_at is not null\n    when 'failed' then cause is not null and finished_at is not null\n    else false end");
        }
    }
}
