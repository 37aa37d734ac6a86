using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>The search finds first and sorts then: asked for the newest of few, the planner walked the whole table backwards.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261128160000_FoundFirst")]
public sealed class FoundFirst : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE OR REPLACE FUNCTION people.found(words text, born date, customers text[], after uuid, most integer) RETURNS SETOF people.search_trait
            LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
        BEGIN
            IF NOT (trust.sees_all() OR trust.holds('Desk')) THEN RETURN; END IF;
            RETURN QUERY EXECUTE 'WITH hit AS MATERIALIZED (SELECT t.* FROM people.search_trait t WHERE true'
                || CASE WHEN words IS NULL THEN '' ELSE ' AND to_tsvector(''simple'', t.folded) @@ to_tsquery(''simple'', $1)' END
                || CASE WHEN born IS NULL THEN '' ELSE ' AND t.born_on = $2' END
                || CASE WHEN customers IS NULL THEN '' ELSE ' AND t.customer_number = ANY ($3)' END
                || CASE WHEN after IS NULL THEN '' ELSE ' AND t.request_id < $4' END
                || ') SELECT * FROM hit WHERE NOT trust.barred(hit.request_id) ORDER BY request_id DESC LIMIT $5'
                USING words, born, customers, after, most;
        END $$;
        """);

    // The version before asks the same function and gets the same rows.
    protected override void Down(MigrationBuilder migrationBuilder)
    {
    }
}
