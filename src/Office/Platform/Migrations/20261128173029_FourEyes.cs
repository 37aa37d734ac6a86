using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class FourEyes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alarm",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: true),
                    clerk = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: true),
                    groups = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarm", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_look",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until_on = table.Column<DateOnly>(type: "date", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_look", x => x.id);
                    table.ForeignKey(
                        name: "fk_held_look_request_request_id",
                        column: x => x.request_id,
                        principalSchema: "intake",
                        principalTable: "request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "joint_act",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: true),
                    concerns = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    seconds = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lapses_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_act", x => x.id);
                    table.CheckConstraint("ck_joint_act_another", "outcome IS NULL OR outcome NOT IN ('Agreed', 'Declined') OR (decided_by IS NOT NULL AND decided_by <> asked_by AND decided_by IS DISTINCT FROM concerns)");
                    table.CheckConstraint("ck_joint_act_decided", "(outcome IS NULL) = (decided_at IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "kin_mark",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clerk = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kin_mark", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alarm_raised_at",
                schema: "trust",
                table: "alarm",
                column: "raised_at",
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_held_look_request_id",
                schema: "intake",
                table: "held_look",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_joint_act_kind_subject",
                schema: "trust",
                table: "joint_act",
                columns: new[] { "kind", "subject" },
                unique: true,
                filter: "outcome IS NULL AND kind <> 'UrgentLook'");

            migrationBuilder.CreateIndex(
                name: "ix_joint_act_lapses_at",
                schema: "trust",
                table: "joint_act",
                column: "lapses_at",
                filter: "outcome IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_joint_act_subject",
                schema: "trust",
                table: "joint_act",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_kin_mark_clerk_hash",
                schema: "people",
                table: "kin_mark",
                columns: new[] { "clerk", "hash" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_kin_mark_hash",
                schema: "people",
                table: "kin_mark",
                column: "hash",
                filter: "ended_at IS NULL");

            migrationBuilder.Sql(Rules);
        }

        private const string Rules = """
            CREATE FUNCTION trust.is_member(groups uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
                SELECT EXISTS (SELECT FROM trust.grant m WHERE m.holder = trust.me() AND m."right" = 'Member' AND m.subject = ANY (groups) AND m.ended_at IS NULL)
            $$;

            -- The second lock; the query filter asks the same (JointSight).
            ALTER TABLE trust.joint_act ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON trust.joint_act USING ((SELECT trust.sees_all()) OR subject = (SELECT trust.own())
                OR ((asked_by = (SELECT trust.me()) OR (trust.is_member(seconds) AND concerns IS DISTINCT FROM (SELECT trust.me()))) AND NOT trust.barred(subject)));
            ALTER TABLE trust.alarm ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON trust.alarm USING ((SELECT trust.sees_all()) OR (trust.is_member(groups) AND NOT trust.barred(subject)));
            -- An alarm is raised by whatever has the reason, and seen by those it is for.
            CREATE POLICY raised ON trust.alarm FOR INSERT WITH CHECK (trust.me() IS NOT NULL OR trust.sees_all());

            -- Decided once, by somebody who may: the house agrees to nothing, it only lets lapse what nobody decided in time.
            CREATE FUNCTION trust.joint_decides() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
            BEGIN
                IF OLD.outcome IS NOT NULL THEN
                    RAISE EXCEPTION 'what was decided stays decided' USING ERRCODE = 'OH002';
                END IF;
                IF NOT coalesce(CASE NEW.outcome
                        WHEN 'Lapsed' THEN trust.sees_all() AND NEW.decided_by IS NULL AND NEW.lapses_at <= trust.moment()
                        WHEN 'Withdrawn' THEN NEW.decided_by = trust.me() AND NEW.decided_by = NEW.asked_by
                        ELSE NEW.decided_by = trust.me() AND trust.is_member(NEW.seconds) AND NEW.lapses_at > trust.moment() AND NOT trust.barred(NEW.subject) END, false) THEN
                    RAISE EXCEPTION 'this one may not decide it' USING ERRCODE = 'OH003';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER joint_decides BEFORE UPDATE ON trust.joint_act FOR EACH ROW EXECUTE FUNCTION trust.joint_decides();
            -- Nothing is born decided, and nobody asks in another's name.
            CREATE FUNCTION trust.joint_asks() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
            BEGIN
                IF NEW.outcome IS NOT NULL OR NOT (trust.sees_all() OR NEW.asked_by IS NOT DISTINCT FROM trust.me()) THEN
                    RAISE EXCEPTION 'it is asked first, and by whoever acts' USING ERRCODE = 'OH003';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER joint_asks BEFORE INSERT ON trust.joint_act FOR EACH ROW EXECUTE FUNCTION trust.joint_asks();

            REVOKE UPDATE ON trust.joint_act, trust.alarm FROM offenes_haus_app;
            GRANT UPDATE (outcome, decided_by, decided_at) ON trust.joint_act TO offenes_haus_app;
            GRANT UPDATE (answered_by, answered_at) ON trust.alarm TO offenes_haus_app;
            SELECT trust.guard('trust.joint_act');
            SELECT trust.guard('trust.alarm');

            -- Accounts from before belong to the groups that RoleRights gives to new ones.
            CREATE FUNCTION trust.group_of(name text) RETURNS uuid LANGUAGE sql AS $$ SELECT encode(substring(sha256(convert_to('group:' || name, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid $$;
            DO $$ BEGIN
                IF to_regclass('trust.clerk') IS NULL THEN RETURN; END IF;
                -- Setting up: there is no key here to write an entry with.
                ALTER TABLE trust.grant DISABLE TRIGGER demand_entry;
                INSERT INTO trust.grant (id, holder, "right", subject, why, given_at)
                    SELECT gen_random_uuid(), c.id, 'Member', trust.group_of(r.name), 'account', now()
                    FROM trust.clerk c JOIN (VALUES ('TeamLead', 'leads'), ('Operator', 'operators')) AS r (role, name) ON r.role = c.role
                    WHERE c.locked_at IS NULL AND c.ended_at IS NULL ON CONFLICT DO NOTHING;
                ALTER TABLE trust.grant ENABLE TRIGGER demand_entry;
            END $$;
            DROP FUNCTION trust.group_of(text);

            ALTER TABLE people.kin_mark ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON people.kin_mark USING ((SELECT trust.sees_all()) OR clerk = (SELECT trust.me()) OR (SELECT trust.is_member(ARRAY[encode(substring(sha256(convert_to('group:officers', 'UTF8')) FROM 1 FOR 16), 'hex')::uuid])));
            REVOKE UPDATE ON people.kin_mark FROM offenes_haus_app;
            GRANT UPDATE (ended_at) ON people.kin_mark TO offenes_haus_app;
            SELECT trust.guard('people.kin_mark');
            -- Whoever hands in sees no mark; what they hand in is held against all. Returns who marked it, for a hash that only the office key makes.
            CREATE FUNCTION people.kin_of(hashes bytea[]) RETURNS TABLE (id uuid, clerk uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
                $$ SELECT m.id, m.clerk FROM people.kin_mark m WHERE m.hash = ANY (hashes) AND m.ended_at IS NULL $$;
            -- Whoever marks must not see what they bar themselves from; the verb asks for nothing but which they are.
            CREATE FUNCTION people.kin_candidates(born date, customer text) RETURNS TABLE (request_id uuid, folded text, born_on date, customer_number text)
                LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
            BEGIN
                IF NOT (trust.sees_all() OR EXISTS (SELECT FROM people.kin_mark m WHERE m.clerk = trust.me() AND m.ended_at IS NULL)) THEN RETURN; END IF;
                RETURN QUERY SELECT t.request_id, t.folded::text, t.born_on, t.customer_number FROM people.search_trait t
                    WHERE t.born_on = born OR (customer IS NOT NULL AND customer <> '' AND upper(regexp_replace(t.customer_number, '[^[:alnum:]]', '', 'g')) = customer);
            END $$;

            ALTER TABLE intake.held_look ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.held_look USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR (trust.granted(request_id) AND coalesce(current_setting('oh.kind', true), '') <> 'Helper'));
            CREATE POLICY held ON intake.held_look AS RESTRICTIVE FOR INSERT WITH CHECK (EXISTS (SELECT FROM trust.joint_act a WHERE a.id = held_look.id AND a.kind = 'HoldBackLook' AND a.outcome = 'Agreed'));
            REVOKE UPDATE ON intake.held_look FROM offenes_haus_app;
            SELECT trust.guard('intake.held_look');

            -- A bar stays, unless it was marked beforehand and two ended the mark.
            CREATE OR REPLACE FUNCTION trust.grant_ends() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
            BEGIN
                IF OLD.ended_at IS DISTINCT FROM NEW.ended_at THEN
                    IF OLD.ended_at IS NOT NULL OR (OLD."right" = 'Barred'
                            AND NOT (OLD.why = 'kin-mark' AND EXISTS (SELECT FROM trust.joint_act a WHERE a.kind = 'EndKinMark' AND a.subject = OLD.why_id AND a.outcome = 'Agreed'))) THEN
                        RAISE EXCEPTION 'a right that ended stays ended, and a bar stays' USING ERRCODE = 'OH002';
                    END IF;
                    NEW.ended_tx := pg_current_xact_id();
                END IF;
                RETURN NEW;
            END $$;
            """;

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
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
                DROP POLICY held ON intake.held_look;
                """);
            migrationBuilder.DropTable(
                name: "alarm",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "held_look",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "joint_act",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "kin_mark",
                schema: "people");

            migrationBuilder.Sql("DROP FUNCTION trust.joint_decides, trust.joint_asks, people.kin_of, people.kin_candidates, trust.is_member");
        }
    }
}
