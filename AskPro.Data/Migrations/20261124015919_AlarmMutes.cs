using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class AlarmMutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_rules_mute",
                table: "alarm_rules");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "muted_at",
                table: "alarm_rules",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "muted_by",
                table: "alarm_rules",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "muted_at",
                table: "alarm_episodes",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_rules_mute",
                table: "alarm_rules",
                sql: "case num_nonnulls(muted_until, muted_at, mute_reason, muted_by)\n    when 0 then true\n    when 4 then muted_until > muted_at and muted_until <= muted_at + interval '720 hours'\n        and char_length(mute_reason) between 1 and 1200 and char_length(muted_by) between 1 and 1200\n    else false end");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_episodes_muted_at",
                table: "alarm_episodes",
                sql: "muted_at is null or fired_at is not null and muted_at >= fired_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_rules_mute",
                table: "alarm_rules");

            migrationBuilder.DropCheckConstraint(
                name: "ck_alarm_episodes_muted_at",
                table: "alarm_episodes");

            migrationBuilder.DropColumn(
                name: "muted_at",
                table: "alarm_rules");

            migrationBuilder.DropColumn(
                name: "muted_by",
                table: "alarm_rules");

            migrationBuilder.DropColumn(
                name: "muted_at",
                table: "alarm_episodes");

            migrationBuilder.AddCheckConstraint(
                name: "ck_alarm_rules_mute",
                table: "alarm_rules",
                sql: "(muted_until is null) = (mute_reason is null) and char_length(mute_reason) between 1 and 1200");
        }
    }
}
