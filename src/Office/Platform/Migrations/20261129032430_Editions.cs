using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Editions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "catalog");

            migrationBuilder.CreateTable(
                name: "form_edition",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    begun_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    discarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    discarded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_edition", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "form_wording",
                schema: "catalog",
                columns: table => new
                {
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "jsonb", nullable: false),
                    left_out = table.Column<string>(type: "jsonb", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_wording", x => new { x.edition_id, x.turn });
                    table.ForeignKey(
                        name: "fk_form_wording_form_edition_edition_id",
                        column: x => x.edition_id,
                        principalSchema: "catalog",
                        principalTable: "form_edition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_form_edition_code_version",
                schema: "catalog",
                table: "form_edition",
                columns: new[] { "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_form_edition_open_draft",
                schema: "catalog",
                table: "form_edition",
                column: "code",
                unique: true,
                filter: "published_at IS NULL AND discarded_at IS NULL");

            migrationBuilder.Sql("""
                GRANT USAGE ON SCHEMA catalog TO offenes_haus_app;
                GRANT SELECT, INSERT ON catalog.form_edition, catalog.form_wording TO offenes_haus_app;
                GRANT UPDATE (version, valid_from, published_at, published_by, discarded_at, discarded_by) ON catalog.form_edition TO offenes_haus_app;
                SELECT trust.guard('catalog.form_edition');
                SELECT trust.guard('catalog.form_wording');

                -- Nothing is born published, and what is published or discarded stays so, whoever asks.
                CREATE FUNCTION catalog.edition_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                BEGIN
                    IF TG_OP = 'INSERT' AND (NEW.published_at IS NOT NULL OR NEW.discarded_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'an edition begins as a draft' USING ERRCODE = 'OH004';
                    END IF;
                    IF TG_OP = 'UPDATE' AND (OLD.published_at IS NOT NULL OR OLD.discarded_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'an edition that was published or discarded stays as it is' USING ERRCODE = 'OH004';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER edition_stays BEFORE INSERT OR UPDATE ON catalog.form_edition FOR EACH ROW EXECUTE FUNCTION catalog.edition_stays();

                -- A further wording belongs to a draft; whoever publishes at the same moment is waited for.
                CREATE FUNCTION catalog.wording_of_draft() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                BEGIN
                    PERFORM FROM catalog.form_edition e WHERE e.id = NEW.edition_id AND e.published_at IS NULL AND e.discarded_at IS NULL FOR NO KEY UPDATE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'only a draft gets a further wording' USING ERRCODE = 'OH004';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER wording_of_draft BEFORE INSERT ON catalog.form_wording FOR EACH ROW EXECUTE FUNCTION catalog.wording_of_draft();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "form_wording",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "form_edition",
                schema: "catalog");

            migrationBuilder.Sql("DROP FUNCTION catalog.edition_stays, catalog.wording_of_draft");
        }
    }
}
