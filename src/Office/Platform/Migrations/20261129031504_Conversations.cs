using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Conversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "conversation",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    begun_by = table.Column<Guid>(type: "uuid", nullable: false),
                    held_by = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    present_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "service_pin",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_digits = table.Column<byte[]>(type: "bytea", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_pin", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conversation_step",
                schema: "intake",
                columns: table => new
                {
                    turn = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversation_step", x => x.turn);
                    table.ForeignKey(
                        name: "fk_conversation_step_conversation_conversation_id",
                        column: x => x.conversation_id,
                        principalSchema: "intake",
                        principalTable: "conversation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_channel_begun_at",
                schema: "intake",
                table: "conversation",
                columns: new[] { "channel", "begun_at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversation_step_conversation_id",
                schema: "intake",
                table: "conversation_step",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_conversation_step_request_id",
                schema: "intake",
                table: "conversation_step",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_pin_request_id",
                schema: "intake",
                table: "service_pin",
                column: "request_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.Sql(Rules);
        }

        private const string Rules = """
            SELECT trust.guard(t) FROM unnest(ARRAY['intake.conversation', 'intake.conversation_step', 'intake.service_pin']::regclass[]) AS t;
            -- Steps are only added to; of a conversation changes who has it, what is spoken, and whether the person is there.
            REVOKE UPDATE ON intake.conversation, intake.conversation_step, intake.service_pin FROM offenes_haus_app;
            GRANT UPDATE (held_by, language, present_until, ended_at) ON intake.conversation TO offenes_haus_app;
            GRANT UPDATE (tries, ended_at) ON intake.service_pin TO offenes_haus_app;

            -- While it runs, whoever takes calls and visits sees it; steps about a request are seen with that request. The filters ask the same (ConversationSight).
            ALTER TABLE intake.conversation ENABLE ROW LEVEL SECURITY;
            -- Whoever ends it must be able to see what they made of it: the row, and none of its steps.
            CREATE POLICY sight ON intake.conversation USING ((SELECT trust.sees_all()) OR ((SELECT trust.holds('Talk')) AND (ended_at IS NULL OR held_by = (SELECT trust.me()))));
            ALTER TABLE intake.conversation_step ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.conversation_step USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id)
                OR EXISTS (SELECT FROM intake.conversation c WHERE c.id = conversation_id AND (c.ended_at IS NULL OR c.xmin = pg_current_xact_id_if_assigned()::xid)))
                -- Nobody writes a step in somebody else's name, nor about a request they never see.
                WITH CHECK ((SELECT trust.sees_all()) OR ((request_id IS NULL OR NOT trust.barred(request_id)) AND (by = (SELECT trust.me()) OR (by IS NULL AND request_id = (SELECT trust.own())))));
            -- What ended stays ended.
            CREATE FUNCTION intake.conversation_ends() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS
                $$ BEGIN IF OLD.ended_at IS NOT NULL THEN RAISE EXCEPTION 'A conversation that ended stays ended.'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER ends BEFORE UPDATE ON intake.conversation FOR EACH ROW EXECUTE FUNCTION intake.conversation_ends();
            ALTER TABLE intake.service_pin ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.service_pin USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id));

            -- Asked before anybody has a right to the request: whether anything of it is told by telephone.
            CREATE FUNCTION intake.only_in_person(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
                $$ SELECT EXISTS (SELECT FROM people.protection p WHERE p.request_id = asked AND p.kind = 'Counter' AND p.lifted_at IS NULL) $$;

            CREATE FUNCTION intake.is_conversation(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
                $$ SELECT EXISTS (SELECT FROM intake.conversation c WHERE c.id = asked) $$;
            ALTER POLICY sight ON trust.data_key USING ((SELECT trust.sees_all()) OR subject = (SELECT trust.own()) OR trust.granted(subject) OR (SELECT trust.holds('Letters'))
                OR (NOT intake.is_request(subject) AND (NOT intake.is_paper(subject) OR (SELECT trust.holds('Papers'))) AND (NOT intake.is_conversation(subject) OR (SELECT trust.holds('Talk')))));

            -- Accounts from before get what RoleRights gives to new ones.
            DO $$ BEGIN
                IF to_regclass('trust.clerk') IS NULL THEN RETURN; END IF;
                -- Setting up: there is no key here to write an entry with.
                ALTER TABLE trust.grant DISABLE TRIGGER demand_entry;
                INSERT INTO trust.grant (id, holder, "right", subject, why, given_at)
                    SELECT gen_random_uuid(), c.id, 'Talk', NULL, 'account', now() FROM trust.clerk c
                    WHERE c.role IN ('CaseWorker', 'TeamLead') AND c.locked_at IS NULL AND c.ended_at IS NULL ON CONFLICT DO NOTHING;
                ALTER TABLE trust.grant ENABLE TRIGGER demand_entry;
            END $$;
            """;

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                ALTER POLICY sight ON trust.data_key USING ((SELECT trust.sees_all()) OR subject = (SELECT trust.own()) OR trust.granted(subject) OR (SELECT trust.holds('Letters'))
                    OR (NOT intake.is_request(subject) AND (NOT intake.is_paper(subject) OR (SELECT trust.holds('Papers')))));
                DROP FUNCTION intake.is_conversation;
                DROP FUNCTION intake.only_in_person;
                """);
            migrationBuilder.DropTable(
                name: "conversation_step",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "service_pin",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "conversation",
                schema: "intake");
        }
    }
}
