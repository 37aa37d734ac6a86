using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class PapersInto : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_answered",
                schema: "intake",
                table: "paper",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "typed_page",
                schema: "intake",
                columns: table => new
                {
                    paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    page = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_typed_page", x => new { x.paper_id, x.request_id, x.page, x.revision });
                    table.ForeignKey(
                        name: "fk_typed_page_paper_paper_id",
                        column: x => x.paper_id,
                        principalSchema: "intake",
                        principalTable: "paper",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""
                SELECT trust.guard('intake.typed_page');
                -- What was typed is only added to, until the paper is filed: then it stands in the request, and is gone from here.
                REVOKE UPDATE ON intake.typed_page FROM offenes_haus_app;
                GRANT UPDATE (sealed) ON intake.typed_page TO offenes_haus_app;
                GRANT UPDATE (sealed_answered) ON intake.paper TO offenes_haus_app;
                ALTER TABLE intake.typed_page ENABLE ROW LEVEL SECURITY;
                CREATE POLICY sight ON intake.typed_page USING (EXISTS (SELECT FROM intake.paper p WHERE p.id = paper_id));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "typed_page",
                schema: "intake");

            migrationBuilder.DropColumn(
                name: "sealed_answered",
                schema: "intake",
                table: "paper");
        }
    }
}
