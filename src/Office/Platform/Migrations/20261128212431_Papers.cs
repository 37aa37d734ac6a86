using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Papers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_why",
                schema: "intake",
                table: "receipt_day",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "set_by",
                schema: "intake",
                table: "receipt_day",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "steps",
                schema: "intake",
                table: "receipt_day",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "not_before_at",
                schema: "intake",
                table: "arrival",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "paper_id",
                schema: "intake",
                table: "arrival",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "emptying",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    box = table.Column<string>(type: "text", nullable: false),
                    emptied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_reason = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_emptying", x => new { x.id, x.turn });
                });

            migrationBuilder.CreateTable(
                name: "paper",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    arrived_on = table.Column<DateOnly>(type: "date", nullable: true),
                    emptying_id = table.Column<Guid>(type: "uuid", nullable: true),
                    compartment_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paper_on = table.Column<DateOnly>(type: "date", nullable: true),
                    envelope_kept = table.Column<bool>(type: "boolean", nullable: false),
                    captured_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    captured_by = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    wrong_door = table.Column<bool>(type: "boolean", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "paper_sheet",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    sealed_name = table.Column<byte[]>(type: "bytea", nullable: true),
                    sealed_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: true),
                    readability = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_sheet", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_sheet_paper_paper_id",
                        column: x => x.paper_id,
                        principalSchema: "intake",
                        principalTable: "paper",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "paper_step",
                schema: "intake",
                columns: table => new
                {
                    paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_reason = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_step", x => new { x.paper_id, x.turn });
                    table.ForeignKey(
                        name: "fk_paper_step_paper_paper_id",
                        column: x => x.paper_id,
                        principalSchema: "intake",
                        principalTable: "paper",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_emptying_box_emptied_at",
                schema: "intake",
                table: "emptying",
                columns: new[] { "box", "emptied_at" });

            migrationBuilder.CreateIndex(
                name: "ix_paper_captured_at_id",
                schema: "intake",
                table: "paper",
                columns: new[] { "captured_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_paper_emptying_id",
                schema: "intake",
                table: "paper",
                column: "emptying_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_request_id",
                schema: "intake",
                table: "paper",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_sheet_paper_id",
                schema: "intake",
                table: "paper_sheet",
                column: "paper_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_sheet_sha256",
                schema: "intake",
                table: "paper_sheet",
                column: "sha256");

            migrationBuilder.Sql(Rules);
        }

        private const string Rules = """
            SELECT trust.guard(t) FROM unnest(ARRAY['intake.emptying', 'intake.paper', 'intake.paper_sheet', 'intake.paper_step']::regclass[]) AS t;
            -- The log and the steps are only added to; of a paper changes where it belongs, of a sheet where its key is and what was seen of it.
            REVOKE UPDATE ON intake.emptying, intake.paper, intake.paper_sheet, intake.paper_step FROM offenes_haus_app;
            GRANT UPDATE (request_id, wrong_door, filed_at, ended_at) ON intake.paper TO offenes_haus_app;
            GRANT UPDATE (sealed_name, sealed_key, pages, readability) ON intake.paper_sheet TO offenes_haus_app;

            -- A paper belongs to no request yet: whoever files papers sees it, and nobody who is barred from the request it is written into. The filter asks the same (PaperSight).
            ALTER TABLE intake.paper ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.paper USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own())
                OR ((SELECT trust.holds('Papers')) AND NOT EXISTS (SELECT FROM trust.grant b WHERE b.holder = (SELECT trust.me()) AND b.right = 'Barred' AND b.subject = request_id
                    AND b.ended_at IS NULL AND b.xmin IS DISTINCT FROM pg_current_xact_id_if_assigned()::xid))
                OR trust.granted(request_id));
            ALTER TABLE intake.paper_sheet ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.paper_sheet USING (EXISTS (SELECT FROM intake.paper p WHERE p.id = paper_id));
            ALTER TABLE intake.paper_step ENABLE ROW LEVEL SECURITY;
            CREATE POLICY sight ON intake.paper_step USING (EXISTS (SELECT FROM intake.paper p WHERE p.id = paper_id));

            -- And so its key: until it is filed the scan is sealed under one of its own.
            CREATE FUNCTION intake.is_paper(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
                $$ SELECT EXISTS (SELECT FROM intake.paper p WHERE p.id = asked) $$;
            ALTER POLICY sight ON trust.data_key USING ((SELECT trust.sees_all()) OR subject = (SELECT trust.own()) OR trust.granted(subject) OR (SELECT trust.holds('Letters'))
                OR (NOT intake.is_request(subject) AND (NOT intake.is_paper(subject) OR (SELECT trust.holds('Papers')))));

            -- The right to type what a paper says opens the rows of one request like work, until it is handed in.
            CREATE OR REPLACE FUNCTION trust.granted(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
            DECLARE me uuid := trust.me(); now_is timestamptz := trust.moment();
            BEGIN
                RETURN me IS NOT NULL AND EXISTS (
                    SELECT FROM trust.grant g
                    WHERE g.subject = request AND g.right IN ('Work', 'Look', 'Help', 'Type')
                      AND (g.ended_at IS NULL OR g.ended_tx = pg_current_xact_id_if_assigned())
                      AND (g.until IS NULL OR g.until > now_is)
                      AND (g.holder = me OR EXISTS (SELECT FROM trust.grant m WHERE m.holder = me AND m.right = 'Member' AND m.subject = g.holder AND m.ended_at IS NULL)))
                  AND NOT trust.barred(request);
            END $$;

            -- Whoever only files papers finds whom a paper names whole: by customer number, or by name and birth date.
            CREATE OR REPLACE FUNCTION people.found(words text, born date, customers text[], after uuid, most integer) RETURNS SETOF people.search_trait
                LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
            BEGIN
                IF NOT (trust.sees_all() OR trust.holds('Desk') OR (trust.holds('Papers') AND (customers IS NOT NULL OR (words IS NOT NULL AND born IS NOT NULL)))) THEN RETURN; END IF;
                RETURN QUERY EXECUTE 'WITH hit AS MATERIALIZED (SELECT t.* FROM people.search_trait t WHERE true'
                    || CASE WHEN words IS NULL THEN '' ELSE ' AND to_tsvector(''simple'', t.folded) @@ to_tsquery(''simple'', $1)' END
                    || CASE WHEN born IS NULL THEN '' ELSE ' AND t.born_on = $2' END
                    || CASE WHEN customers IS NULL THEN '' ELSE ' AND t.customer_number = ANY ($3)' END
                    || CASE WHEN after IS NULL THEN '' ELSE ' AND t.request_id < $4' END
                    || ') SELECT * FROM hit WHERE NOT trust.barred(hit.request_id) ORDER BY request_id DESC LIMIT $5'
                    USING words, born, customers, after, most;
            END $$;

            -- Accounts from before get what RoleRights gives to new ones.
            CREATE FUNCTION trust.group_of(name text) RETURNS uuid LANGUAGE sql AS $$ SELECT encode(substring(sha256(convert_to('group:' || name, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid $$;
            DO $$ BEGIN
                IF to_regclass('trust.clerk') IS NULL THEN RETURN; END IF;
                -- Setting up: there is no key here to write an entry with.
                ALTER TABLE trust.grant DISABLE TRIGGER demand_entry;
                INSERT INTO trust.grant (id, holder, "right", subject, why, given_at)
                    SELECT gen_random_uuid(), c.id, r."right", r.subject, 'account', now()
                    FROM trust.clerk c JOIN (VALUES ('CaseWorker', 'Papers', NULL::uuid), ('TeamLead', 'Papers', NULL), ('MailRoom', 'Papers', NULL), ('MailRoom', 'Member', trust.group_of('mail-room'))) AS r (role, "right", subject) ON r.role = c.role
                    WHERE c.locked_at IS NULL AND c.ended_at IS NULL ON CONFLICT DO NOTHING;
                ALTER TABLE trust.grant ENABLE TRIGGER demand_entry;
            END $$;
            DROP FUNCTION trust.group_of(text);
            """;

        // The two functions stay as they are: the version before asks them and gets the same rows.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                ALTER POLICY sight ON trust.data_key USING ((SELECT trust.sees_all()) OR subject = (SELECT trust.own()) OR trust.granted(subject) OR (SELECT trust.holds('Letters')) OR NOT intake.is_request(subject));
                DROP FUNCTION intake.is_paper;
                """);
            migrationBuilder.DropTable(
                name: "emptying",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "paper_sheet",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "paper_step",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "paper",
                schema: "intake");

            migrationBuilder.DropColumn(
                name: "sealed_why",
                schema: "intake",
                table: "receipt_day");

            migrationBuilder.DropColumn(
                name: "set_by",
                schema: "intake",
                table: "receipt_day");

            migrationBuilder.DropColumn(
                name: "steps",
                schema: "intake",
                table: "receipt_day");

            migrationBuilder.DropColumn(
                name: "not_before_at",
                schema: "intake",
                table: "arrival");

            migrationBuilder.DropColumn(
                name: "paper_id",
                schema: "intake",
                table: "arrival");
        }
    }
}
