using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class Alarms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alarm_channels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarm_channels", x => x.id);
                    table.CheckConstraint("ck_alarm_channels_address", "(kind = 'operators') = (address is null) and char_length(address) <= 254");
                    table.CheckConstraint("ck_alarm_channels_kind", "kind in ('operators', 'mail')");
                    table.CheckConstraint("ck_alarm_channels_language", "language in ('de', 'en')");
                    table.CheckConstraint("ck_alarm_channels_name", "char_length(name) between 1 and 240");
                });

            migrationBuilder.CreateTable(
                name: "alarm_episodes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: false),
                    comparison = table.Column<string>(type: "text", nullable: false),
                    threshold = table.Column<double>(type: "double precision", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    pending_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    well_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    peak = table.Column<double>(type: "double precision", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarm_episodes", x => x.id);
                    table.CheckConstraint("ck_alarm_episodes_comparison", "comparison in ('at_least', 'at_most')");
                    table.CheckConstraint("ck_alarm_episodes_severity", "severity in ('warning', 'critical')");
                    table.CheckConstraint("ck_alarm_episodes_state", "case state\n    when 'pending' then fired_at is null and ended_at is null\n    when 'firing' then fired_at is not null and ended_at is null\n    when 'resolved' then fired_at is not null and ended_at is not null\n    when 'withdrawn' then fired_at is not null and ended_at is not null\n    else false end");
                    table.CheckConstraint("ck_alarm_episodes_times", "fired_at >= pending_at and well_since >= pending_at and ended_at >= pending_at");
                    table.CheckConstraint("ck_alarm_episodes_told_at", "told_at is null or fired_at is not null and told_at >= fired_at");
                    table.CheckConstraint("ck_alarm_episodes_well_since", "well_since is null or state = 'firing'");
                });

            migrationBuilder.CreateTable(
                name: "alarm_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: false),
                    comparison = table.Column<string>(type: "text", nullable: false),
                    threshold = table.Column<double>(type: "double precision", nullable: false),
                    window_minutes = table.Column<int>(type: "integer", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    muted_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mute_reason = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarm_rules", x => x.id);
                    table.CheckConstraint("ck_alarm_rules_comparison", "comparison in ('at_least', 'at_most')");
                    table.CheckConstraint("ck_alarm_rules_figure", "figure ~ '^[a-z_]{1,40}$'");
                    table.CheckConstraint("ck_alarm_rules_mute", "(muted_until is null) = (mute_reason is null) and char_length(mute_reason) between 1 and 1200");
                    table.CheckConstraint("ck_alarm_rules_severity", "severity in ('warning', 'critical')");
                    table.CheckConstraint("ck_alarm_rules_threshold", "threshold between 0 and 1000000000");
                    table.CheckConstraint("ck_alarm_rules_window_minutes", "window_minutes between 0 and 1440");
                    table.ForeignKey(
                        name: "fk_alarm_rules_alarm_channels",
                        column: x => x.channel_id,
                        principalTable: "alarm_channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alarm_notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_name = table.Column<string>(type: "text", nullable: false),
                    notice = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarm_notifications", x => x.id);
                    table.CheckConstraint("ck_alarm_notifications_notice", "notice in ('firing', 'reminder', 'resolved')");
                    table.CheckConstraint("ck_alarm_notifications_state", "case state\n    when 'queued' then cause is null and finished_at is null\n    when 'sent' then cause is null and finished_at is not null\n    when 'failed' then cause is not null and finished_at is not null\n    else false end");
                    table.ForeignKey(
                        name: "fk_alarm_notifications_alarm_episodes",
                        column: x => x.episode_id,
                        principalTable: "alarm_episodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alarm_channels_name",
                table: "alarm_channels",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alarm_episodes_ended_at",
                table: "alarm_episodes",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_alarm_episodes_rule_id",
                table: "alarm_episodes",
                column: "rule_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_alarm_notifications_episode_id",
                table: "alarm_notifications",
                column: "episode_id");

            migrationBuilder.CreateIndex(
                name: "ix_alarm_notifications_id",
                table: "alarm_notifications",
                column: "id",
                filter: "state = 'queued'");

            migrationBuilder.CreateIndex(
                name: "ix_alarm_rules_channel_id",
                table: "alarm_rules",
                column: "channel_id");

            // What is right for everybody from the start; operators change and remove these as their own.
            migrationBuilder.Sql(
                """
                with everybody as (
                    insert into alarm_channels (id, kind, name, language, created_at)
                    values ('019f0000-0000-7000-8000-000000000001', 'operators', 'Betrieb', 'de', now())
                    returning id
                )
                insert into alarm_rules (id, figure, comparison, threshold, window_minutes, severity, channel_id, is_on, created_at)
                select ('019f0000-0000-7000-8000-' || lpad(rule.number::text, 12, '0'))::uuid, rule.figure, 'at_least', rule.threshold, rule.minutes, rule.severity, everybody.id, true, now()
                from everybody, (values
                    (11, 'api_state', 2, 1, 'critical'), (12, 'intake_state', 2, 1, 'critical'), (13, 'database_state', 1, 5, 'critical'),
                    (14, 'processing_state', 2, 1, 'critical'), (15, 'oldest_event', 60, 2, 'critical'), (16, 'dead_letters', 1, 1, 'warning'),
                    (17, 'webhooks_not_stored', 1, 2, 'critical'), (18, 'refused_webhooks', 4, 5, 'warning'), (19, 'waiting_events', 1000, 5, 'warning'),
                    (20, 'cache_state', 1, 5, 'warning'), (21, 'mails_state', 1, 10, 'warning'), (22, 'retell_api_state', 1, 5, 'warning'), (23, 'retell_worker_state', 1, 5, 'warning')
                ) rule (number, figure, threshold, minutes, severity)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alarm_notifications");

            migrationBuilder.DropTable(
                name: "alarm_rules");

            migrationBuilder.DropTable(
                name: "alarm_episodes");

            migrationBuilder.DropTable(
                name: "alarm_channels");
        }
    }
}
