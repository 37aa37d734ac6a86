using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>Two roles, and the rule that no change commits without its journal entry.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261122230000_Guards")]
public sealed class Guards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- The application may not change the schema, and the journal only grows. Row-level security does not bind owners: that is why it is a role of its own.
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'offenes_haus_app') THEN CREATE ROLE offenes_haus_app NOLOGIN; END IF;
        END $$;
        GRANT offenes_haus_app TO CURRENT_USER;

        DO $$ DECLARE room text; BEGIN
            FOREACH room IN ARRAY ARRAY['platform', 'trust', 'people', 'cases', 'correspondence', 'intake', 'insight'] LOOP
                EXECUTE format('GRANT USAGE ON SCHEMA %I TO offenes_haus_app', room);
                EXECUTE format('GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA %I TO offenes_haus_app', room);
                EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE ON TABLES TO offenes_haus_app', room);
                EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO offenes_haus_app', room);
            END LOOP;
        END $$;
        REVOKE ALL ON platform.migrations FROM offenes_haus_app;
        GRANT SELECT ON platform.migrations TO offenes_haus_app;
        GRANT DELETE ON platform.outbox, trust.guess TO offenes_haus_app;

        REVOKE ALL ON trust.journal FROM offenes_haus_app;
        GRANT SELECT, INSERT (id, kind, about, actor_kind, actor_id, reason, at, commitment) ON trust.journal TO offenes_haus_app;

        CREATE FUNCTION trust.demand_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM trust.journal WHERE tx = pg_current_xact_id()) THEN
                RAISE EXCEPTION 'change of %.% without a journal entry in the same transaction', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'OH001';
            END IF;
            RETURN NULL;
        END $$;

        -- Called for each new table of a room. Deferred: verbs may write in any order, the commit is what counts.
        CREATE FUNCTION trust.guard(guarded regclass) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            EXECUTE format('CREATE CONSTRAINT TRIGGER demand_entry AFTER INSERT OR UPDATE OR DELETE ON %s DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trust.demand_entry()', guarded);
        END $$;
        REVOKE EXECUTE ON FUNCTION trust.guard(regclass) FROM PUBLIC;

        SELECT trust.guard(t) FROM unnest(ARRAY[
            'intake.request', 'intake.request_state', 'intake.answers', 'intake.arrival', 'intake.receipt_day', 'intake.file',
            'people.search_trait', 'cases.task', 'correspondence.message', 'correspondence.letter', 'trust.data_key']::regclass[]) AS t;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP FUNCTION trust.demand_entry() CASCADE;
        DROP FUNCTION trust.guard(regclass);
        """);
}
