using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class CountersAndCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "once",
                schema: "intake",
                table: "conversation_step",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "promised_until",
                schema: "intake",
                table: "conversation_step",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "sources",
                schema: "intake",
                table: "conversation_step",
                type: "text[]",
                nullable: true);

            migrationBuilder.AlterColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: "CASE WHEN kind IN ('ReadObjection', 'Emergency') THEN 0 WHEN above_quota THEN 2 WHEN kind = 'ReadRequest' AND due_rule IN ('same-day', 'own-mark') AND waits_until IS NULL THEN 0 ELSE 1 END::smallint",
                stored: true,
                oldClrType: typeof(short),
                oldType: "smallint",
                oldComputedColumnSql: "CASE WHEN kind = 'ReadObjection' THEN 0 WHEN above_quota THEN 2 WHEN kind = 'ReadRequest' AND due_rule IN ('same-day', 'own-mark') AND waits_until IS NULL THEN 0 ELSE 1 END::smallint",
                oldStored: true);

            migrationBuilder.CreateTable(
                name: "article",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_service = table.Column<bool>(type: "boolean", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    law = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    services = table.Column<List<string>>(type: "text[]", nullable: false),
                    must_read = table.Column<bool>(type: "boolean", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "emergency",
                schema: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<long>(type: "bigint", nullable: true),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: true),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: false),
                    accept_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    risen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    sealed_outcome = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_emergency", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "same_person",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    undoes = table.Column<Guid>(type: "uuid", nullable: true),
                    sealed_why = table.Column<byte[]>(type: "bytea", nullable: true),
                    sealed_why_other = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_same_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "article_confirmed",
                schema: "catalog",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clerk_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_confirmed", x => new { x.article_id, x.clerk_id });
                    table.ForeignKey(
                        name: "fk_article_confirmed_article_article_id",
                        column: x => x.article_id,
                        principalSchema: "catalog",
                        principalTable: "article",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_step_once",
                schema: "intake",
                table: "conversation_step",
                column: "once",
                unique: true,
                filter: "once IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_article_code_version",
                schema: "catalog",
                table: "article",
                columns: new[] { "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_emergency_raised_at",
                schema: "cases",
                table: "emergency",
                column: "raised_at",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_emergency_request_id",
                schema: "cases",
                table: "emergency",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_same_person_other_id",
                schema: "intake",
                table: "same_person",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_same_person_request_id",
                schema: "intake",
                table: "same_person",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_same_person_undoes",
                schema: "intake",
                table: "same_person",
                column: "undoes",
                unique: true);

            migrationBuilder.Sql(Recount);
            migrationBuilder.Sql(Rules);
        }

        // The turn changed under the counts: they are made anew.
        private const string Recount = """
            LOCK TABLE cases.task IN SHARE ROW EXCLUSIVE MODE;
            DELETE FROM cases.worklist_delta;
            DELETE FROM cases.worklist_count;
            DELETE FROM cases.worklist_sum;
            INSERT INTO cases.worklist_count (assigned_to, waits, next_on, channel, language, turn, n)
                SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, count(*) FROM cases.task WHERE closed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6;
            INSERT INTO cases.worklist_sum (held, waits, next_on, channel, language, turn, n)
                SELECT assigned_to IS NOT NULL, waits, next_on, channel, language, turn, sum(n) FROM cases.worklist_count GROUP BY 1, 2, 3, 4, 5, 6;
            """;

        private const string Rules = """
            SELECT trust.guard(t) FROM unnest(ARRAY['cases.emergency', 'intake.same_person', 'catalog.article', 'catalog.article_confirmed']::regclass[]) AS t;

            -- An emergency rises, is accepted and closed; what was heard is never written over.
            REVOKE UPDATE ON cases.emergency FROM offenes_haus_app;
            GRANT UPDATE (risen_at, accepted_at, accepted_by, closed_at, closed_by, sealed_outcome) ON cases.emergency TO offenes_haus_app;
            ALTER TABLE cases.emergency ENABLE ROW LEVEL SECURITY;
            -- Whoever works requests or speaks with people sees it, and nobody who is barred from its request. The filter asks the same (EmergencySight).
            CREATE POLICY sight ON cases.emergency USING ((SELECT trust.sees_all()) OR ((SELECT trust.holds('Desk', 'Talk')) AND (request_id IS NULL OR NOT trust.barred(request_id))));
            -- What rose has risen, nobody gives one back to nobody, and what is closed stays closed, after somebody had it.
            CREATE FUNCTION cases.emergency_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
            BEGIN
                IF OLD.closed_at IS NOT NULL OR (OLD.risen_at IS NOT NULL AND NEW.risen_at IS DISTINCT FROM OLD.risen_at) OR (OLD.accepted_at IS NOT NULL AND NEW.accepted_at IS NULL)
                   OR ((NEW.accepted_at IS NULL) <> (NEW.accepted_by IS NULL)) OR (NEW.closed_at IS NOT NULL AND NEW.accepted_at IS NULL) THEN
                    RAISE EXCEPTION 'an emergency goes on and never back' USING ERRCODE = 'OH007';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER goes_on BEFORE UPDATE ON cases.emergency FOR EACH ROW EXECUTE FUNCTION cases.emergency_goes_on();

            -- Assignments are only added to. Whoever writes one may read one of the two requests; nobody who is barred from one sees it. The filter asks the same (SamePersonSight).
            REVOKE UPDATE, DELETE ON intake.same_person FROM offenes_haus_app;
            ALTER TABLE intake.same_person ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.same_person
                USING ((SELECT trust.sees_all()) OR (((SELECT trust.holds('Desk')) OR trust.granted(request_id) OR trust.granted(other_id)) AND NOT trust.barred(request_id) AND NOT trust.barred(other_id)))
                WITH CHECK ((SELECT trust.sees_all()) OR (by = (SELECT trust.me()) AND NOT trust.barred(request_id) AND NOT trust.barred(other_id)
                    AND ((undoes IS NULL AND trust.granted(request_id) AND trust.granted(other_id)) OR (undoes IS NOT NULL AND (trust.granted(request_id) OR trust.granted(other_id))))));

            -- Knowledge is about nobody, and is never written over: the next version replaces it.
            GRANT SELECT, INSERT ON catalog.article, catalog.article_confirmed TO offenes_haus_app;
            """;

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_confirmed",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "emergency",
                schema: "cases");

            migrationBuilder.DropTable(
                name: "same_person",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "article",
                schema: "catalog");

            migrationBuilder.DropIndex(
                name: "ix_conversation_step_once",
                schema: "intake",
                table: "conversation_step");

            migrationBuilder.DropColumn(
                name: "once",
                schema: "intake",
                table: "conversation_step");

            migrationBuilder.DropColumn(
                name: "promised_until",
                schema: "intake",
                table: "conversation_step");

            migrationBuilder.DropColumn(
                name: "sources",
                schema: "intake",
                table: "conversation_step");

            migrationBuilder.AlterColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: "CASE WHEN kind = 'ReadObjection' THEN 0 WHEN above_quota THEN 2 WHEN kind = 'ReadRequest' AND due_rule IN ('same-day', 'own-mark') AND waits_until IS NULL THEN 0 ELSE 1 END::smallint",
                stored: true,
                oldClrType: typeof(short),
                oldType: "smallint",
                oldComputedColumnSql: "CASE WHEN kind IN ('ReadObjection', 'Emergency') THEN 0 WHEN above_quota THEN 2 WHEN kind = 'ReadRequest' AND due_rule IN ('same-day', 'own-mark') AND waits_until IS NULL THEN 0 ELSE 1 END::smallint",
                oldStored: true);
            migrationBuilder.Sql("DROP FUNCTION cases.emergency_goes_on");
            migrationBuilder.Sql(Recount);
        }
    }
}
