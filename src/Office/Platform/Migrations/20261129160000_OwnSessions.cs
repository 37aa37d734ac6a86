using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>Sessions of persons that ended before their time, and when somebody left every device.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261129160000_OwnSessions")]
public sealed class OwnSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE intake.request ADD COLUMN left_everywhere_at timestamptz;
        CREATE TABLE trust.ended_session (id uuid NOT NULL CONSTRAINT pk_ended_session PRIMARY KEY, until timestamptz NOT NULL);
        CREATE INDEX ix_ended_session_until ON trust.ended_session (until);
        -- What ended stays ended. No guard: it names nobody, and the entry about the request stands beside it.
        REVOKE UPDATE ON trust.ended_session FROM offenes_haus_app;
        GRANT DELETE ON trust.ended_session TO offenes_haus_app;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TABLE trust.ended_session;
        ALTER TABLE intake.request DROP COLUMN left_everywhere_at;
        """);
}
