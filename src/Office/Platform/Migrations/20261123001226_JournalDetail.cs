using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class JournalDetail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "detail",
                schema: "trust",
                table: "journal",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.Sql("GRANT INSERT (detail) ON trust.journal TO offenes_haus_app");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "detail",
                schema: "trust",
                table: "journal");
        }
    }
}
