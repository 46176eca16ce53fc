using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123085500_InvitationsSentAgain")]
    public partial class InvitationsSentAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<DateTimeOffset>(name: "sent_again_at", table: "invitations", type: "timestamp with time zone", nullable: true);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropColumn(name: "sent_again_at", table: "invitations");
    }
}
