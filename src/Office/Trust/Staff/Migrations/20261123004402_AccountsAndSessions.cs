using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Trust.Staff.Migrations
{
    /// <inheritdoc />
    public partial class AccountsAndSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                schema: "trust",
                table: "clerk",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "locked_at",
                schema: "trust",
                table: "clerk",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clerk_session",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clerk_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clerk_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_clerk_session_clerk_clerk_id",
                        column: x => x.clerk_id,
                        principalSchema: "trust",
                        principalTable: "clerk",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_clerk_session_clerk_id",
                schema: "trust",
                table: "clerk_session",
                column: "clerk_id");

            migrationBuilder.Sql("SELECT trust.guard('trust.clerk_session')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clerk_session",
                schema: "trust");

            migrationBuilder.DropColumn(
                name: "ended_at",
                schema: "trust",
                table: "clerk");

            migrationBuilder.DropColumn(
                name: "locked_at",
                schema: "trust",
                table: "clerk");
        }
    }
}
