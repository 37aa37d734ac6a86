using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Worklist : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_task_legal_day_id",
                schema: "cases",
                table: "task");

            migrationBuilder.AddColumn<int>(
                name: "pages",
                schema: "correspondence",
                table: "letter",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "next_on",
                schema: "cases",
                table: "task",
                type: "date",
                nullable: false,
                computedColumnSql: "coalesce(waits_until, due_on)",
                stored: true);

            migrationBuilder.AddColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: "CASE WHEN kind = 'ReadObjection' THEN 0 ELSE 1 END::smallint",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_assigned_to_turn_legal_day_id",
                schema: "cases",
                table: "task",
                columns: new[] { "assigned_to", "turn", "legal_day", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_channel_turn_legal_day_id",
                schema: "cases",
                table: "task",
                columns: new[] { "channel", "turn", "legal_day", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_language_turn_legal_day_id",
                schema: "cases",
                table: "task",
                columns: new[] { "language", "turn", "legal_day", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_next_on",
                schema: "cases",
                table: "task",
                column: "next_on",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_opened_at",
                schema: "cases",
                table: "task",
                column: "opened_at",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_turn_legal_day_id",
                schema: "cases",
                table: "task",
                columns: new[] { "turn", "legal_day", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_turn_legal_day_id1",
                schema: "cases",
                table: "task",
                columns: new[] { "turn", "legal_day", "id" },
                filter: "closed_at IS NULL AND waits_until IS NOT NULL");

            migrationBuilder.Sql("""
                -- Names are found by the beginning of any of their words, in any order.
                CREATE INDEX ix_search_trait_words ON people.search_trait USING gin (to_tsvector('simple', folded));

                -- How many open tasks there are of each kind the worklist can be filtered by. A change only adds rows to the delta, so that no two hand-ins
                -- wait for each other; a question sums both tables; the house folds the one into the other from time to time. Derived: no journal.
                CREATE TABLE cases.worklist_count (
                    assigned_to uuid, waits boolean NOT NULL, next_on date NOT NULL, channel text NOT NULL, language text NOT NULL, turn smallint NOT NULL,
                    n bigint NOT NULL, UNIQUE NULLS NOT DISTINCT (assigned_to, waits, next_on, channel, language, turn));
                CREATE TABLE cases.worklist_delta (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    assigned_to uuid, waits boolean NOT NULL, next_on date NOT NULL, channel text NOT NULL, language text NOT NULL, turn smallint NOT NULL, n bigint NOT NULL);
                GRANT DELETE ON cases.worklist_count, cases.worklist_delta TO offenes_haus_app;
                INSERT INTO cases.worklist_count
                    SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, count(*) FROM cases.task WHERE closed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6;

                CREATE FUNCTION cases.count_new() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                BEGIN
                    INSERT INTO cases.worklist_delta (assigned_to, waits, next_on, channel, language, turn, n)
                        SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, count(*) FROM fresh WHERE closed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6;
                    RETURN NULL;
                END $$;
                CREATE FUNCTION cases.count_gone() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                BEGIN
                    INSERT INTO cases.worklist_delta (assigned_to, waits, next_on, channel, language, turn, n)
                        SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, -count(*) FROM stale WHERE closed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6;
                    RETURN NULL;
                END $$;
                CREATE FUNCTION cases.count_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                BEGIN
                    INSERT INTO cases.worklist_delta (assigned_to, waits, next_on, channel, language, turn, n)
                        SELECT assigned_to, waits, next_on, channel, language, turn, sum(n) FROM (
                            SELECT assigned_to, waits_until IS NOT NULL AS waits, next_on, channel, language, turn, 1 AS n FROM fresh WHERE closed_at IS NULL
                            UNION ALL
                            SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, -1 FROM stale WHERE closed_at IS NULL) AS both_sides
                        GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER count_new AFTER INSERT ON cases.task REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION cases.count_new();
                CREATE TRIGGER count_gone AFTER DELETE ON cases.task REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION cases.count_gone();
                CREATE TRIGGER count_changed AFTER UPDATE ON cases.task REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION cases.count_changed();

                CREATE FUNCTION cases.fold_worklist() RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog AS $$
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
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP FUNCTION cases.count_new(), cases.count_gone(), cases.count_changed() CASCADE;
                DROP FUNCTION cases.fold_worklist();
                DROP TABLE cases.worklist_count, cases.worklist_delta;
                DROP INDEX people.ix_search_trait_words;
                """);

            migrationBuilder.DropIndex(
                name: "ix_task_assigned_to_turn_legal_day_id",
                schema: "cases",
                table: "task");

            migrationBuilder.DropIndex(
                name: "ix_task_channel_turn_legal_day_id",
                schema: "cases",
                table: "task");

            migrationBuilder.DropIndex(
                name: "ix_task_language_turn_legal_day_id",
                schema: "cases",
                table: "task");

            migrationBuilder.DropIndex(
                name: "ix_task_next_on",
                schema: "cases",
                table: "task");

            migrationBuilder.DropIndex(
                name: "ix_task_opened_at",
                schema: "cases",
                table: "task");

            migrationBuilder.DropIndex(
                name: "ix_task_turn_legal_day_id",
                schema: "cases",
                table: "task");

            migrationBuilder.DropIndex(
                name: "ix_task_turn_legal_day_id1",
                schema: "cases",
                table: "task");

            migrationBuilder.DropColumn(
                name: "next_on",
                schema: "cases",
                table: "task");

            migrationBuilder.DropColumn(
                name: "turn",
                schema: "cases",
                table: "task");

            migrationBuilder.DropColumn(
                name: "pages",
                schema: "correspondence",
                table: "letter");

            migrationBuilder.CreateIndex(
                name: "ix_task_legal_day_id",
                schema: "cases",
                table: "task",
                columns: new[] { "legal_day", "id" },
                filter: "closed_at IS NULL");
        }
    }
}
