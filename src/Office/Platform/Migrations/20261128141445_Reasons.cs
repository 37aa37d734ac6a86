using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Reasons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stated_reason",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    stated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stated_reason", x => x.id);
                    table.ForeignKey(
                        name: "fk_stated_reason_request_request_id",
                        column: x => x.request_id,
                        principalSchema: "intake",
                        principalTable: "request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_stated_reason_request_id",
                schema: "intake",
                table: "stated_reason",
                column: "request_id");

            migrationBuilder.Sql("""
                SELECT trust.guard('intake.stated_reason');
                ALTER TABLE intake.stated_reason ENABLE ROW LEVEL SECURITY;
                CREATE POLICY sight ON intake.stated_reason USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id));

                -- A count must equal its list: what somebody is barred from is not in their list. They may not see these tasks, so the owner counts them.
                CREATE FUNCTION cases.barred_cells() RETURNS TABLE (assigned_to uuid, waits boolean, next_on date, channel text, language text, turn smallint)
                    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
                    SELECT t.assigned_to, t.waits_until IS NOT NULL, t.next_on, t.channel, t.language, t.turn
                    FROM trust.grant b JOIN cases.task t ON t.request_id = b.subject
                    WHERE b.holder = trust.me() AND b.right = 'Barred' AND b.ended_at IS NULL AND t.closed_at IS NULL
                $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION cases.barred_cells");
            migrationBuilder.DropTable(
                name: "stated_reason",
                schema: "intake");
        }
    }
}
