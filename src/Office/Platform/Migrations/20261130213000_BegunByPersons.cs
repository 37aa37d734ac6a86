using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>
/// What a helper or the office began for somebody is as if its device had been left: number and code, which its person has on paper, go before any page of it.
/// Whoever drew the page that began it would else come in by it as that person, without a trace. The former version asks the same function.
/// </summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130213000_BegunByPersons")]
public sealed class BegunByPersons : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Begun(migrationBuilder,
        "CASE WHEN EXISTS (SELECT FROM trust.journal j WHERE j.about = r.id AND j.kind = 'RequestBegun' AND j.actor_kind IN ('Clerk', 'Helper')) THEN coalesce(r.left_at, r.begun_at) ELSE r.left_at END");

    protected override void Down(MigrationBuilder migrationBuilder) => Begun(migrationBuilder, "r.left_at");

    private static void Begun(MigrationBuilder migrationBuilder, string left) => migrationBuilder.Sql(
        $$"""
        CREATE OR REPLACE FUNCTION intake.begun(page uuid) RETURNS TABLE (id uuid, code_version integer, left_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
            $$ SELECT r.id, r.code_version, {{left}} FROM intake.request r WHERE r.begun_with = page $$;
        """);
}
