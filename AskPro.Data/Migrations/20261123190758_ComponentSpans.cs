using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class ComponentSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "component_spans",
                columns: table => new
                {
                    component = table.Column<string>(type: "text", nullable: false),
                    from_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: true),
                    measures = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_component_spans", x => new { x.component, x.from_at });
                    table.CheckConstraint("ck_component_spans_cause", "(state = 'well') = (cause is null) and cause ~ '^[a-z_]{1,60}$'");
                    table.CheckConstraint("ck_component_spans_component", "component ~ '^[a-z_]{1,40}$'");
                    table.CheckConstraint("ck_component_spans_measures", "jsonb_typeof(measures) = 'object'");
                    table.CheckConstraint("ck_component_spans_state", "state in ('well', 'degraded', 'down')");
                    table.CheckConstraint("ck_component_spans_times", "seen_at >= from_at");
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "component_spans");
        }
    }
}
