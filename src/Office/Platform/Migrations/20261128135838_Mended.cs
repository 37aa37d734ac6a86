using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Mended : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_message_request_id",
                schema: "correspondence",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_letter_written_at",
                schema: "correspondence",
                table: "letter");

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                schema: "intake",
                table: "request_state",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "upon",
                schema: "correspondence",
                table: "message",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "correspondence",
                table: "letter",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by",
                schema: "correspondence",
                table: "letter",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                schema: "correspondence",
                table: "letter",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AlterColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: "CASE WHEN kind = 'ReadObjection' THEN 0 WHEN above_quota THEN 2 ELSE 1 END::smallint",
                stored: true,
                oldClrType: typeof(short),
                oldType: "smallint",
                oldComputedColumnSql: "CASE WHEN above_quota THEN 2 WHEN kind = 'ReadObjection' THEN 0 ELSE 1 END::smallint",
                oldStored: true);

            migrationBuilder.CreateIndex(
                name: "ix_message_request_id_upon",
                schema: "correspondence",
                table: "message",
                columns: new[] { "request_id", "upon" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letter_written_at_id",
                schema: "correspondence",
                table: "letter",
                columns: new[] { "written_at", "id" },
                filter: "withdrawn_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_message_request_id_upon",
                schema: "correspondence",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_letter_written_at_id",
                schema: "correspondence",
                table: "letter");

            migrationBuilder.DropColumn(
                name: "outcome",
                schema: "intake",
                table: "request_state");

            migrationBuilder.DropColumn(
                name: "upon",
                schema: "correspondence",
                table: "message");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "correspondence",
                table: "letter");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                schema: "correspondence",
                table: "letter");

            migrationBuilder.DropColumn(
                name: "xmin",
                schema: "correspondence",
                table: "letter");

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
                oldComputedColumnSql: "CASE WHEN kind = 'ReadObjection' THEN 0 WHEN above_quota THEN 2 ELSE 1 END::smallint",
                oldStored: true);

            migrationBuilder.CreateIndex(
                name: "ix_message_request_id",
                schema: "correspondence",
                table: "message",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_letter_written_at",
                schema: "correspondence",
                table: "letter",
                column: "written_at",
                filter: "printed_at IS NULL");
        }
    }
}
