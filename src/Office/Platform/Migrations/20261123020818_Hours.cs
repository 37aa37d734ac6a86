using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Hours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "reach");

            migrationBuilder.CreateTable(
                name: "hours_change",
                schema: "reach",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    wanted = table.Column<string>(type: "jsonb", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hours_change", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_hours_change_turn",
                schema: "reach",
                table: "hours_change",
                column: "turn",
                unique: true);

            // What was said about the hours is only ever added, published, withdrawn; nothing is deleted.
            migrationBuilder.Sql("""
                GRANT USAGE ON SCHEMA reach TO offenes_haus_app;
                GRANT SELECT, INSERT ON reach.hours_change TO offenes_haus_app;
                GRANT UPDATE (published_at, published_by, withdrawn_at, withdrawn_by) ON reach.hours_change TO offenes_haus_app;
                SELECT trust.guard('reach.hours_change');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hours_change",
                schema: "reach");
        }
    }
}
