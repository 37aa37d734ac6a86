using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>The tree over the journal, its signed heads, and what was found whenever it was checked. All of it only grows.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261123013000_JournalTree")]
public sealed class JournalTree : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- Null in entries of the version before; part of the commitment in all others.
        ALTER TABLE trust.journal ADD COLUMN salt bytea;
        GRANT INSERT (salt) ON trust.journal TO offenes_haus_app;

        -- The sequencer walks in this order; one transaction may have written very many entries.
        CREATE INDEX ix_journal_tx_id ON trust.journal (tx, id);
        DROP INDEX trust.ix_journal_tx;

        -- below: every entry of an older transaction had its leaf when this one was made.
        CREATE TABLE trust.journal_leaf (index bigint PRIMARY KEY, entry uuid NOT NULL UNIQUE, hash bytea NOT NULL, below xid8 NOT NULL);
        -- Whole subtrees of 256, 65,536 … leaves, so that a proof reads a few rows and not the journal.
        CREATE TABLE trust.journal_node (level smallint, index bigint, hash bytea NOT NULL, PRIMARY KEY (level, index));
        CREATE TABLE trust.tree_head (number bigint PRIMARY KEY, size bigint NOT NULL, line text NOT NULL);
        CREATE TABLE trust.journal_check (id uuid PRIMARY KEY, checked_at timestamptz NOT NULL, entries bigint NOT NULL, heads bigint NOT NULL, fault text);
        SELECT trust.guard('trust.journal_check');

        -- Schema trust hands out UPDATE by default; what proves something may only be added to.
        REVOKE ALL ON trust.journal_leaf, trust.journal_node, trust.tree_head, trust.journal_check FROM offenes_haus_app;
        GRANT SELECT, INSERT ON trust.journal_leaf, trust.journal_node, trust.tree_head, trust.journal_check TO offenes_haus_app;

        -- Holds owners back too. Not a superuser: that is what the anchors are for.
        CREATE FUNCTION trust.only_add() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            RAISE EXCEPTION '%.% only grows', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'OH002';
        END $$;
        DO $$ DECLARE kept text; BEGIN
            FOREACH kept IN ARRAY ARRAY['journal', 'journal_leaf', 'journal_node', 'tree_head', 'journal_check'] LOOP
                EXECUTE format('CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON trust.%I FOR EACH STATEMENT EXECUTE FUNCTION trust.only_add()', kept);
            END LOOP;
        END $$;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP FUNCTION trust.only_add() CASCADE;
        DROP TABLE trust.journal_leaf, trust.journal_node, trust.tree_head, trust.journal_check;
        CREATE INDEX ix_journal_tx ON trust.journal (tx);
        DROP INDEX trust.ix_journal_tx_id;
        ALTER TABLE trust.journal DROP COLUMN salt;
        """);
}
