using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class LetterPins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reply_way_chosen_at",
                schema: "intake",
                table: "request",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about",
                schema: "correspondence",
                table: "letter",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "letter_pin",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_pin", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_letter_pin_subject_purpose",
                schema: "trust",
                table: "letter_pin",
                columns: new[] { "subject", "purpose" });

            // What was drawn stays as it was drawn: only tries and ends are written to it.
            migrationBuilder.Sql("""
                REVOKE ALL ON trust.letter_pin FROM offenes_haus_app;
                GRANT SELECT, INSERT, UPDATE (tries, used_at, withdrawn_at) ON trust.letter_pin TO offenes_haus_app;
                SELECT trust.guard('trust.letter_pin');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "letter_pin",
                schema: "trust");

            migrationBuilder.DropColumn(
                name: "reply_way_chosen_at",
                schema: "intake",
                table: "request");

            migrationBuilder.DropColumn(
                name: "about",
                schema: "correspondence",
                table: "letter");
        }
    }
}
