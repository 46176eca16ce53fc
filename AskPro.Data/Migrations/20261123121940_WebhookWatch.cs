using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class WebhookWatch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "watched_at",
                table: "retell_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "silent_calls",
                table: "agent_webhooks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "silent_since",
                table: "agent_webhooks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_agent_webhooks_silent",
                table: "agent_webhooks",
                sql: "silent_calls >= 0 and (silent_calls > 0) = (silent_since is not null)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_agent_webhooks_silent",
                table: "agent_webhooks");

            migrationBuilder.DropColumn(
                name: "watched_at",
                table: "retell_keys");

            migrationBuilder.DropColumn(
                name: "silent_calls",
                table: "agent_webhooks");

            migrationBuilder.DropColumn(
                name: "silent_since",
                table: "agent_webhooks");
        }
    }
}
