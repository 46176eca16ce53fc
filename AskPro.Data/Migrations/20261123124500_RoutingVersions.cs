using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AskPro.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AskProDbContext))]
    [Migration("20261123124500_RoutingVersions")]
    public partial class RoutingVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                -- Beside the company, not in it: whoever adds a number must not seem to have changed the company's settings.
                create table routing_versions (
                    company_id uuid not null,
                    version uuid not null,
                    constraint pk_routing_versions primary key (company_id),
                    constraint fk_routing_versions_companies foreign key (company_id) references companies (id) on delete cascade
                );
                insert into routing_versions (company_id, version) select id, gen_random_uuid() from companies
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                drop trigger if exists routing_changed on phone_numbers;
                drop trigger if exists routing_begun on companies;
                drop trigger if exists routing_changed on companies;
                drop function if exists routing_changed();
                drop table routing_versions
                """);
    }
}
