using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Access : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "grant",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    right = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: true),
                    why = table.Column<string>(type: "text", nullable: false),
                    why_id = table.Column<Guid>(type: "uuid", nullable: true),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    given_by = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_tx = table.Column<ulong>(type: "xid8", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grant", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_grant_holder_right_subject",
                schema: "trust",
                table: "grant",
                columns: new[] { "holder", "right", "subject" },
                unique: true,
                filter: "ended_at IS NULL")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_grant_subject_holder",
                schema: "trust",
                table: "grant",
                columns: new[] { "subject", "holder" });

            migrationBuilder.Sql(Rules);
        }

        // From here on the application sees a row of a person only when it has said for whom it asks (TellWhom) and that one holds a right. Owners are not bound.
        private const string Rules = """
            CREATE FUNCTION trust.me() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('oh.actor', true), '')::uuid $$;
            CREATE FUNCTION trust.sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('oh.kind', true), '') = 'House' $$;
            CREATE FUNCTION trust.own() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
                $$ SELECT CASE WHEN current_setting('oh.kind', true) = 'Person' THEN nullif(current_setting('oh.subject', true), '')::uuid END $$;
            -- Without a clock every right that ends is over.
            CREATE FUNCTION trust.moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
                $$ SELECT coalesce(nullif(current_setting('oh.now', true), '')::timestamptz, 'infinity') $$;

            CREATE FUNCTION trust.holds(VARIADIC rights text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
                SELECT EXISTS (SELECT FROM trust.grant g WHERE g.holder = trust.me() AND g.right = ANY (rights) AND g.subject IS NULL AND g.ended_at IS NULL)
            $$;
            -- Stepping aside is the last thing somebody does with a request: the bar holds from the next transaction on.
            CREATE FUNCTION trust.barred(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
            BEGIN
                RETURN EXISTS (SELECT FROM trust.grant g WHERE g.holder = trust.me() AND g.right = 'Barred' AND g.subject = request AND g.ended_at IS NULL
                                AND g.xmin IS DISTINCT FROM pg_current_xact_id_if_assigned()::xid);
            END $$;
            CREATE FUNCTION trust.granted(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
            DECLARE me uuid := trust.me(); now_is timestamptz := trust.moment();
            BEGIN
                RETURN me IS NOT NULL AND EXISTS (
                    SELECT FROM trust.grant g
                    WHERE g.subject = request AND g.right IN ('Work', 'Look', 'Help')
                      AND (g.ended_at IS NULL OR g.ended_tx = pg_current_xact_id_if_assigned())
                      AND (g.until IS NULL OR g.until > now_is)
                      AND (g.holder = me OR EXISTS (SELECT FROM trust.grant m WHERE m.holder = me AND m.right = 'Member' AND m.subject = g.holder AND m.ended_at IS NULL)))
                  AND NOT trust.barred(request);
            END $$;

            CREATE FUNCTION trust.grant_ends() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
            BEGIN
                NEW.ended_tx := CASE WHEN NEW.ended_at IS NULL THEN NULL ELSE pg_current_xact_id() END;
                RETURN NEW;
            END $$;
            CREATE TRIGGER grant_ends BEFORE UPDATE ON trust.grant FOR EACH ROW EXECUTE FUNCTION trust.grant_ends();

            -- A right is given, and it ends; nothing else about it is ever changed.
            REVOKE UPDATE ON trust.grant FROM offenes_haus_app;
            GRANT UPDATE (ended_at) ON trust.grant TO offenes_haus_app;

            -- What was open before there were rights: the same that accounts and tasks would have made (RoleRights, WorkRights, Groups).
            CREATE FUNCTION trust.group_of(name text) RETURNS uuid LANGUAGE sql AS $$ SELECT encode(substring(sha256(convert_to('group:' || name, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid $$;
            INSERT INTO trust.grant (id, holder, "right", subject, why, given_at)
                SELECT gen_random_uuid(), holder, 'Work', request_id, 'task', now()
                FROM (SELECT DISTINCT request_id, coalesce(assigned_to, trust.group_of('workers')) AS holder FROM cases.task WHERE closed_at IS NULL) AS open;
            DO $$ BEGIN
                IF to_regclass('trust.clerk') IS NULL THEN RETURN; END IF;
                INSERT INTO trust.grant (id, holder, "right", subject, why, given_at)
                    SELECT gen_random_uuid(), c.id, r."right", r.subject, 'account', now()
                    FROM trust.clerk c CROSS JOIN LATERAL (VALUES
                        ('Desk', NULL::uuid, ARRAY['CaseWorker', 'TeamLead']), ('Letters', NULL, ARRAY['CaseWorker', 'TeamLead', 'MailRoom']),
                        ('Member', trust.group_of('workers'), ARRAY['CaseWorker', 'TeamLead']), ('Member', trust.group_of('leads:' || c.team), ARRAY['TeamLead'])) AS r ("right", subject, roles)
                    WHERE c.role = ANY (r.roles) AND c.locked_at IS NULL AND c.ended_at IS NULL;
                INSERT INTO trust.grant (id, holder, "right", subject, why, given_at)
                    SELECT gen_random_uuid(), trust.group_of('leads:' || c.team), 'Work', t.request_id, 'task', now()
                    FROM (SELECT DISTINCT request_id, assigned_to FROM cases.task WHERE closed_at IS NULL) t JOIN trust.clerk c ON c.id = t.assigned_to
                    ON CONFLICT DO NOTHING;
            END $$;
            DROP FUNCTION trust.group_of(text);
            SELECT trust.guard('trust.grant');

            -- The two things a stranger's number or page may be held against before anybody may see a row.
            CREATE FUNCTION intake.numbered(asked bigint) RETURNS TABLE (id uuid, code_version integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
                $$ SELECT r.id, r.code_version FROM intake.request r WHERE r.number = asked $$;
            CREATE FUNCTION intake.begun(page uuid) RETURNS TABLE (id uuid, code_version integer, left_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
                $$ SELECT r.id, r.code_version, r.left_at FROM intake.request r WHERE r.begun_with = page $$;
            CREATE FUNCTION intake.is_request(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
                $$ SELECT EXISTS (SELECT FROM intake.request r WHERE r.id = asked) $$;

            -- Searching names by an index and row-level security do not go together (the operator is not leakproof): this one door is, and asks for the right itself.
            CREATE FUNCTION people.found(words text, born date, customers text[], after uuid, most integer) RETURNS SETOF people.search_trait
                LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
            BEGIN
                IF NOT (trust.sees_all() OR trust.holds('Desk')) THEN RETURN; END IF;
                RETURN QUERY EXECUTE 'SELECT t.* FROM people.search_trait t WHERE NOT trust.barred(t.request_id)'
                    || CASE WHEN words IS NULL THEN '' ELSE ' AND to_tsvector(''simple'', t.folded) @@ to_tsquery(''simple'', $1)' END
                    || CASE WHEN born IS NULL THEN '' ELSE ' AND t.born_on = $2' END
                    || CASE WHEN customers IS NULL THEN '' ELSE ' AND t.customer_number = ANY ($3)' END
                    || CASE WHEN after IS NULL THEN '' ELSE ' AND t.request_id < $4' END
                    || ' ORDER BY t.request_id DESC LIMIT $5'
                    USING words, born, customers, after, most;
            END $$;

            -- The second lock. Uncorrelated questions stand in a SELECT of their own: they are asked once a statement, not once a row.
            DO $$
            DECLARE t record;
                widely constant text := ' OR ((SELECT trust.holds(%s)) AND NOT EXISTS (SELECT FROM trust.grant b WHERE b.holder = (SELECT trust.me()) AND b.right = ''Barred'' AND b.subject = %I AND b.ended_at IS NULL AND b.xmin IS DISTINCT FROM pg_current_xact_id_if_assigned()::xid))';
            BEGIN
                FOR t IN SELECT * FROM (VALUES
                    ('intake.arrival', 'request_id', NULL), ('intake.answers', 'request_id', NULL), ('intake.file', 'request_id', NULL),
                    ('intake.forwarding', 'request_id', NULL), ('intake.note', 'request_id', NULL),
                    ('correspondence.message', 'request_id', '''Letters'''), ('correspondence.letter', 'request_id', '''Letters'''),
                    ('intake.request', 'id', '''Desk'', ''Letters'''), ('intake.request_state', 'request_id', '''Desk'', ''Letters'''),
                    ('cases.task', 'request_id', '''Desk'', ''Letters'''), ('people.search_trait', 'request_id', '''Desk'', ''Letters''')) AS v (name, key, held)
                LOOP
                    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t.name);
                    EXECUTE format('CREATE POLICY sight ON %s USING ((SELECT trust.sees_all()) OR %I = (SELECT trust.own()) OR trust.granted(%I)', t.name, t.key, t.key)
                        || CASE WHEN t.held IS NULL THEN '' ELSE format(widely, t.held, t.key) END || ')';
                END LOOP;
            END $$;
            ALTER TABLE intake.receipt_day ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.receipt_day USING (EXISTS (SELECT FROM intake.arrival a WHERE a.id = arrival_id));
            ALTER TABLE correspondence.posting ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON correspondence.posting USING (EXISTS (SELECT FROM correspondence.letter l WHERE l.id = letter_id));
            ALTER TABLE trust.data_key ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON trust.data_key USING ((SELECT trust.sees_all()) OR subject = (SELECT trust.own()) OR trust.granted(subject) OR (SELECT trust.holds('Letters')) OR NOT intake.is_request(subject));
            """;

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DO $$ DECLARE p record; BEGIN
                    FOR p IN SELECT * FROM pg_policies WHERE policyname = 'sight' LOOP
                        EXECUTE format('DROP POLICY sight ON %I.%I', p.schemaname, p.tablename);
                        EXECUTE format('ALTER TABLE %I.%I DISABLE ROW LEVEL SECURITY', p.schemaname, p.tablename);
                    END LOOP;
                END $$;
                DROP FUNCTION people.found, intake.numbered, intake.begun, intake.is_request, trust.granted, trust.barred, trust.holds, trust.moment, trust.own, trust.sees_all, trust.me;
                """);
            migrationBuilder.DropTable(
                name: "grant",
                schema: "trust");
            migrationBuilder.Sql("DROP FUNCTION trust.grant_ends");
        }
    }
}
