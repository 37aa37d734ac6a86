using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>Counts made anew after the turn of tasks changed under them; a right that ended stays ended, a bar stays; what a code is held against without a row being seen.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261128153000_Recount")]
public sealed class Recount : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        LOCK TABLE cases.task IN SHARE ROW EXCLUSIVE MODE;
        DELETE FROM cases.worklist_delta;
        DELETE FROM cases.worklist_count;
        DELETE FROM cases.worklist_sum;
        INSERT INTO cases.worklist_count (assigned_to, waits, next_on, channel, language, turn, n)
            SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, count(*) FROM cases.task WHERE closed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6;
        INSERT INTO cases.worklist_sum (held, waits, next_on, channel, language, turn, n)
            SELECT assigned_to IS NOT NULL, waits, next_on, channel, language, turn, sum(n) FROM cases.worklist_count GROUP BY 1, 2, 3, 4, 5, 6;

        CREATE OR REPLACE FUNCTION trust.grant_ends() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF OLD.ended_at IS DISTINCT FROM NEW.ended_at THEN
                IF OLD.ended_at IS NOT NULL OR OLD."right" = 'Barred' THEN
                    RAISE EXCEPTION 'a right that ended stays ended, and a bar stays' USING ERRCODE = 'OH002';
                END IF;
                NEW.ended_tx := pg_current_xact_id();
            END IF;
            RETURN NEW;
        END $$;

        CREATE FUNCTION intake.code_version(asked uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
            $$ SELECT r.code_version FROM intake.request r WHERE r.id = asked $$;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP FUNCTION intake.code_version(uuid);
        CREATE OR REPLACE FUNCTION trust.grant_ends() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            NEW.ended_tx := CASE WHEN NEW.ended_at IS NULL THEN NULL ELSE pg_current_xact_id() END;
            RETURN NEW;
        END $$;
        """);
}
