using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>The right to type is one for each conversation and each paper that gives it: two about one request end each for itself.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130010000_OwnRights")]
public sealed class OwnRights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP INDEX trust.ix_grant_holder_right_subject;
        CREATE UNIQUE INDEX ix_grant_holder_right_subject ON trust.grant (holder, "right", subject, (CASE WHEN "right" = 'Type' THEN why_id END)) NULLS NOT DISTINCT WHERE ended_at IS NULL;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP INDEX trust.ix_grant_holder_right_subject;
        CREATE UNIQUE INDEX ix_grant_holder_right_subject ON trust.grant (holder, "right", subject) NULLS NOT DISTINCT WHERE ended_at IS NULL;
        """);
}
