using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Protections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "protection");

            migrationBuilder.AddColumn<Guid>(
                name: "protected_by",
                schema: "correspondence",
                table: "letter",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "address",
                schema: "protection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    sealed_lines = table.Column<byte[]>(type: "bytea", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_address", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "original",
                schema: "protection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    restored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_original", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protected_key",
                schema: "protection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protected_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    registered = table.Column<bool>(type: "boolean", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by = table.Column<string>(type: "text", nullable: false),
                    set_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safe_contact",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_wish = table.Column<byte[]>(type: "bytea", nullable: false),
                    has_post = table.Column<bool>(type: "boolean", nullable: false),
                    from_desk = table.Column<bool>(type: "boolean", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safe_contact", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_address_request_id",
                schema: "protection",
                table: "address",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_original_request_id_kind_place",
                schema: "protection",
                table: "original",
                columns: new[] { "request_id", "kind", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_protected_key_request_id",
                schema: "protection",
                table: "protected_key",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_protection_request_id_kind",
                schema: "people",
                table: "protection",
                columns: new[] { "request_id", "kind" },
                unique: true,
                filter: "lifted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_safe_contact_request_id",
                schema: "people",
                table: "safe_contact",
                column: "request_id");

            migrationBuilder.Sql("""
                -- A schema of its own: who may read the rest may not read this, and a copy of the one says nothing of the other.
                GRANT USAGE ON SCHEMA protection TO offenes_haus_app;
                GRANT SELECT, INSERT ON protection.protected_key, protection.address, protection.original TO offenes_haus_app;
                GRANT UPDATE (restored_at) ON protection.original TO offenes_haus_app;
                REVOKE UPDATE ON people.protection, people.safe_contact FROM offenes_haus_app;
                GRANT UPDATE (lifted_at, lifted_by) ON people.protection TO offenes_haus_app;
                SELECT trust.guard(t) FROM unnest(ARRAY['people.protection', 'people.safe_contact', 'protection.protected_key', 'protection.address', 'protection.original']::regclass[]) AS t;

                -- Named as a reader: never by one's work, and never for somebody barred.
                CREATE FUNCTION trust.named(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
                DECLARE now_is timestamptz := trust.moment();
                BEGIN
                    RETURN EXISTS (SELECT FROM trust.grant g WHERE g.holder = trust.me() AND g.right = 'Address' AND g.subject = request
                                    AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > now_is))
                      AND NOT trust.barred(request);
                END $$;

                -- That somebody is protected is seen with the line; how they are reached with the words; where they are by named readers alone.
                -- Whoever may not read may still write it down: caution waits for nobody.
                DO $$ DECLARE t text; BEGIN
                    FOREACH t IN ARRAY ARRAY['people.protection', 'people.safe_contact', 'protection.protected_key', 'protection.address', 'protection.original'] LOOP
                        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
                    END LOOP;
                    FOREACH t IN ARRAY ARRAY['protection.protected_key', 'protection.address', 'protection.original'] LOOP
                        EXECUTE format('CREATE POLICY sight ON %s USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.named(request_id))
                            WITH CHECK ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id))', t);
                    END LOOP;
                END $$;
                -- How somebody is reached safely is theirs and the office's, and no helper's.
                CREATE POLICY sight ON people.safe_contact USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR (trust.granted(request_id) AND coalesce(current_setting('oh.kind', true), '') <> 'Helper'));
                CREATE POLICY sight ON people.protection USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id)
                    OR ((SELECT trust.holds('Desk', 'Letters')) AND NOT EXISTS (SELECT FROM trust.grant b WHERE b.holder = (SELECT trust.me()) AND b.right = 'Barred' AND b.subject = request_id
                        AND b.ended_at IS NULL AND b.xmin IS DISTINCT FROM pg_current_xact_id_if_assigned()::xid)));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "address",
                schema: "protection");

            migrationBuilder.DropTable(
                name: "original",
                schema: "protection");

            migrationBuilder.DropTable(
                name: "protected_key",
                schema: "protection");

            migrationBuilder.DropTable(
                name: "protection",
                schema: "people");

            migrationBuilder.DropTable(
                name: "safe_contact",
                schema: "people");

            migrationBuilder.DropColumn(
                name: "protected_by",
                schema: "correspondence",
                table: "letter");

            migrationBuilder.Sql("DROP FUNCTION trust.named");
        }
    }
}
