using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>The counts once more without their holder: who asks reads few rows, however many clerks and tasks there are.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261128150000_WorklistSums")]
public sealed class WorklistSums : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE cases.worklist_sum (
            held boolean NOT NULL, waits boolean NOT NULL, next_on date NOT NULL, channel text NOT NULL, language text NOT NULL, turn smallint NOT NULL,
            n bigint NOT NULL, PRIMARY KEY (held, waits, next_on, channel, language, turn));
        GRANT DELETE ON cases.worklist_sum TO offenes_haus_app;
        INSERT INTO cases.worklist_sum SELECT assigned_to IS NOT NULL, waits, next_on, channel, language, turn, sum(n) FROM cases.worklist_count GROUP BY 1, 2, 3, 4, 5, 6;

        CREATE OR REPLACE FUNCTION cases.fold_worklist() RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        DECLARE folded bigint;
        BEGIN
            IF NOT pg_try_advisory_xact_lock(hashtext('cases.fold_worklist')) THEN RETURN 0; END IF;
            WITH gone AS (DELETE FROM cases.worklist_delta RETURNING assigned_to, waits, next_on, channel, language, turn, n),
            counts AS (SELECT assigned_to, waits, next_on, channel, language, turn, sum(n) AS n FROM gone GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0),
            kept AS (INSERT INTO cases.worklist_count AS c SELECT assigned_to, waits, next_on, channel, language, turn, n FROM counts
                     ON CONFLICT (assigned_to, waits, next_on, channel, language, turn) DO UPDATE SET n = c.n + excluded.n),
            sums AS (SELECT assigned_to IS NOT NULL AS held, waits, next_on, channel, language, turn, sum(n) AS n FROM counts GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0),
            summed AS (INSERT INTO cases.worklist_sum AS s SELECT held, waits, next_on, channel, language, turn, n FROM sums
                       ON CONFLICT (held, waits, next_on, channel, language, turn) DO UPDATE SET n = s.n + excluded.n)
            SELECT count(*) FROM gone INTO folded;
            IF folded > 0 THEN
                DELETE FROM cases.worklist_count WHERE n = 0;
                DELETE FROM cases.worklist_sum WHERE n = 0;
            END IF;
            RETURN folded;
        END $$;
        """);

    // The version before folds without the sums and asks for none.
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE OR REPLACE FUNCTION cases.fold_worklist() RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        DECLARE folded bigint;
        BEGIN
            IF NOT pg_try_advisory_xact_lock(hashtext('cases.fold_worklist')) THEN RETURN 0; END IF;
            WITH gone AS (DELETE FROM cases.worklist_delta RETURNING assigned_to, waits, next_on, channel, language, turn, n),
            sums AS (SELECT assigned_to, waits, next_on, channel, language, turn, sum(n) AS n FROM gone GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0),
            kept AS (INSERT INTO cases.worklist_count AS c SELECT assigned_to, waits, next_on, channel, language, turn, n FROM sums
                     ON CONFLICT (assigned_to, waits, next_on, channel, language, turn) DO UPDATE SET n = c.n + excluded.n)
            SELECT count(*) FROM gone INTO folded;
            IF folded > 0 THEN DELETE FROM cases.worklist_count WHERE n = 0; END IF;
            RETURN folded;
        END $$;
        DROP TABLE cases.worklist_sum;
        """);
}
