using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class WideMandates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "from_on",
                schema: "people",
                table: "mandate",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "means",
                schema: "people",
                table: "mandate",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "part_of",
                schema: "people",
                table: "mandate",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "helps_from",
                schema: "people",
                table: "hand_over",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_mandate_means",
                schema: "people",
                table: "mandate",
                column: "means");

            migrationBuilder.CreateIndex(
                name: "ix_mandate_part_of_request_id",
                schema: "people",
                table: "mandate",
                columns: new[] { "part_of", "request_id" },
                unique: true,
                filter: "part_of IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_mandate_means",
                schema: "people",
                table: "mandate");

            migrationBuilder.DropIndex(
                name: "ix_mandate_part_of_request_id",
                schema: "people",
                table: "mandate");

            migrationBuilder.DropColumn(
                name: "from_on",
                schema: "people",
                table: "mandate");

            migrationBuilder.DropColumn(
                name: "means",
                schema: "people",
                table: "mandate");

            migrationBuilder.DropColumn(
                name: "part_of",
                schema: "people",
                table: "mandate");

            migrationBuilder.DropColumn(
                name: "helps_from",
                schema: "people",
                table: "hand_over");
        }
    }
}
