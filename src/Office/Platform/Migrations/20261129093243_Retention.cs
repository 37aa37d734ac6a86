using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "legal_hold",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention_run",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    erased = table.Column<int>(type: "integer", nullable: false),
                    held = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_run", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_legal_hold_subject_reason",
                schema: "trust",
                table: "legal_hold",
                columns: new[] { "subject", "reason" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_retention_run_ended_at",
                schema: "trust",
                table: "retention_run",
                column: "ended_at");

            migrationBuilder.Sql("""
                -- A hold is seen by whoever may set or lift one, and by the house; it is never changed but to end it.
                CREATE FUNCTION trust.keeps() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
                    SELECT trust.is_member(ARRAY(SELECT encode(substring(sha256(convert_to('group:' || g, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid FROM unnest(ARRAY['officers', 'leads']) AS g)) $$;
                ALTER TABLE trust.legal_hold ENABLE ROW LEVEL SECURITY;
                CREATE POLICY sight ON trust.legal_hold USING ((SELECT trust.sees_all()) OR (SELECT trust.keeps()));
                ALTER TABLE trust.retention_run ENABLE ROW LEVEL SECURITY;
                CREATE POLICY sight ON trust.retention_run USING ((SELECT trust.sees_all()) OR (SELECT trust.keeps()));
                CREATE POLICY counted ON trust.erased FOR SELECT USING ((SELECT trust.keeps()));
                REVOKE UPDATE ON trust.legal_hold, trust.retention_run FROM offenes_haus_app;
                GRANT UPDATE (ended_at, ended_by) ON trust.legal_hold TO offenes_haus_app;
                SELECT trust.guard('trust.legal_hold');
                SELECT trust.guard('trust.retention_run');

                CREATE FUNCTION trust.is_erased(of uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
                    SELECT EXISTS (SELECT FROM trust.erased e WHERE e.subject = of) $$;
                -- Writers about one subject share this lock, whoever erases it takes it alone: so nothing is acknowledged that is gone a moment later.
                CREATE FUNCTION trust.lock_of(of uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$ SELECT hashtextextended(of::text, 7) $$;

                CREATE FUNCTION trust.not_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                DECLARE of uuid;
                BEGIN
                    -- Whoever loads a whole house takes no lock for each row: a restore has seen to the erased itself.
                    IF current_user <> 'offenes_haus_app' THEN RETURN NEW; END IF;
                    EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO of USING NEW;
                    IF of IS NULL THEN RETURN NEW; END IF;
                    PERFORM pg_advisory_xact_lock_shared(trust.lock_of(of));
                    IF trust.is_erased(of) THEN
                        RAISE EXCEPTION 'written about somebody who was erased' USING ERRCODE = 'OH006';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE FUNCTION trust.only_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                DECLARE of uuid;
                BEGIN
                    EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO of USING OLD;
                    PERFORM trust.demand_erased(of);
                    RETURN OLD;
                END $$;

                DO $$
                DECLARE t record;
                BEGIN
                    FOR t IN SELECT * FROM (VALUES
                        ('intake.answers', 'request_id', true), ('intake.arrival', 'request_id', true), ('intake.file', 'request_id', true), ('intake.forwarding', 'request_id', true),
                        ('intake.held_look', 'request_id', false), ('intake.note', 'request_id', true), ('intake.stated_reason', 'request_id', true), ('intake.service_pin', 'request_id', true),
                        ('intake.typed_page', 'request_id', true), ('intake.conversation_step', 'request_id', true), ('intake.paper', 'id', false), ('intake.conversation', 'id', false),
                        ('correspondence.letter', 'request_id', true), ('correspondence.message', 'request_id', true), ('cases.task', 'request_id', true), ('cases.emergency', 'id', false),
                        ('people.search_trait', 'request_id', true), ('people.sign_in', 'request_id', true), ('people.safe_contact', 'request_id', true), ('people.protection', 'request_id', true),
                        ('people.hand_over', 'request_id', true), ('people.mandate', 'request_id', true), ('protection.original', 'request_id', true), ('protection.address', 'request_id', true),
                        ('trust.grant', 'subject', false), ('trust.letter_pin', 'subject', false), ('trust.alarm', 'subject', false), ('trust.joint_act', 'subject', false)) AS v (name, key, written)
                    LOOP
                        EXECUTE format('GRANT DELETE ON %s TO offenes_haus_app', t.name);
                        EXECUTE format('CREATE TRIGGER only_erased BEFORE DELETE ON %s FOR EACH ROW EXECUTE FUNCTION trust.only_erased(%L)', t.name, t.key);
                        IF t.written THEN
                            EXECUTE format('CREATE TRIGGER not_erased BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION trust.not_erased(%L)', t.name, t.key);
                        END IF;
                    END LOOP;
                END $$;

                -- Names stand unsealed in this one table. Its statistics would keep samples of them in another place, where no erasure comes.
                ALTER TABLE people.search_trait ALTER COLUMN name SET STATISTICS 0, ALTER COLUMN folded SET STATISTICS 0, ALTER COLUMN customer_number SET STATISTICS 0, ALTER COLUMN born_on SET STATISTICS 0;
                DO $$
                DECLARE i record;
                BEGIN
                    FOR i IN SELECT indexrelid::regclass AS name FROM pg_index WHERE indrelid = 'people.search_trait'::regclass AND indexprs IS NOT NULL LOOP
                        EXECUTE format('ALTER INDEX %s ALTER COLUMN 1 SET STATISTICS 0', i.name);
                    END LOOP;
                END $$;
                ANALYZE people.search_trait;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DO $$
                DECLARE t record;
                BEGIN
                    FOR t IN SELECT tgrelid::regclass AS name, tgname FROM pg_trigger WHERE tgname IN ('only_erased', 'not_erased') LOOP
                        EXECUTE format('DROP TRIGGER %I ON %s', t.tgname, t.name);
                        EXECUTE format('REVOKE DELETE ON %s FROM offenes_haus_app', t.name);
                    END LOOP;
                END $$;
                DROP POLICY counted ON trust.erased;
                DROP FUNCTION trust.only_erased, trust.not_erased, trust.lock_of, trust.is_erased;
                """);
            migrationBuilder.DropTable(
                name: "legal_hold",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "retention_run",
                schema: "trust");

            migrationBuilder.Sql("DROP FUNCTION trust.keeps;");
        }
    }
}
