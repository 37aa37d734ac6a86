using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Lane : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "above_quota",
                schema: "cases",
                table: "task",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "left_at",
                schema: "intake",
                table: "request",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: "CASE WHEN above_quota THEN 2 WHEN kind = 'ReadObjection' THEN 0 ELSE 1 END::smallint",
                stored: true,
                oldClrType: typeof(short),
                oldType: "smallint",
                oldComputedColumnSql: "CASE WHEN kind = 'ReadObjection' THEN 0 ELSE 1 END::smallint",
                oldStored: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: "CASE WHEN kind = 'ReadObjection' THEN 0 ELSE 1 END::smallint",
                stored: true,
                oldClrType: typeof(short),
                oldType: "smallint",
                oldComputedColumnSql: "CASE WHEN above_quota THEN 2 WHEN kind = 'ReadObjection' THEN 0 ELSE 1 END::smallint",
                oldStored: true);

            migrationBuilder.DropColumn(
                name: "above_quota",
                schema: "cases",
                table: "task");

            migrationBuilder.DropColumn(
                name: "left_at",
                schema: "intake",
                table: "request");
        }
    }
}
