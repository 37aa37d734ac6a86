using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>
/// Müller is found by mueller and the other way round, Yıldız by yildiz, Łukasz by lukasz: letters that no mark makes another are alike for the search as well.
/// Rows stay as they are, and so do the marks of kin made of them. The former version asks the same function.
/// </summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261201060000_NamesAlike")]
public sealed class NamesAlike : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Found(migrationBuilder, words => $"replace(replace(replace(translate({words}, 'łøđðıæœ', 'loddiao'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u')");

    protected override void Down(MigrationBuilder migrationBuilder) => Found(migrationBuilder, words => words);

    private static void Found(MigrationBuilder migrationBuilder, Func<string, string> alike) => migrationBuilder.Sql(
        $$"""
        DROP INDEX people.ix_search_trait_words;
        CREATE INDEX ix_search_trait_words ON people.search_trait USING gin (to_tsvector('simple', {{alike("folded")}}));
        -- Its statistics would keep samples of names where no erasure comes.
        ALTER INDEX people.ix_search_trait_words ALTER COLUMN 1 SET STATISTICS 0;

        CREATE OR REPLACE FUNCTION people.found(words text, born date, customers text[], after uuid, most integer) RETURNS SETOF people.search_trait
            LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $found$
        BEGIN
            IF NOT (trust.sees_all() OR trust.holds('Desk') OR (trust.holds('Papers') AND (customers IS NOT NULL OR (words IS NOT NULL AND born IS NOT NULL)))) THEN RETURN; END IF;
            RETURN QUERY EXECUTE 'WITH hit AS MATERIALIZED (SELECT t.* FROM people.search_trait t WHERE true'
                || CASE WHEN words IS NULL THEN '' ELSE $words$ AND to_tsvector('simple', {{alike("t.folded")}}) @@ to_tsquery('simple', {{alike("$1")}})$words$ END
                || CASE WHEN born IS NULL THEN '' ELSE ' AND t.born_on = $2' END
                || CASE WHEN customers IS NULL THEN '' ELSE ' AND t.customer_number = ANY ($3)' END
                || CASE WHEN after IS NULL THEN '' ELSE ' AND t.request_id < $4' END
                || ') SELECT * FROM hit WHERE NOT trust.barred(hit.request_id) ORDER BY request_id DESC LIMIT $5'
                USING words, born, customers, after, most;
        END $found$;
        """);
}
