using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class CuriousLooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "looks", schema: "trust", table: "alarm", type: "integer", nullable: true);
            migrationBuilder.AddColumn<long[]>(name: "numbers", schema: "trust", table: "alarm", type: "bigint[]", nullable: true);
            migrationBuilder.AddColumn<DateOnly>(name: "on_day", schema: "trust", table: "alarm", type: "date", nullable: true);
            migrationBuilder.CreateIndex(name: "ix_alarm_on_day", schema: "trust", table: "alarm", column: "on_day", filter: "on_day IS NOT NULL");
            // Beside the model: it holds a second index over its key.
            migrationBuilder.Sql("CREATE INDEX ix_journal_reason_stated ON trust.journal (id) WHERE kind = 'ReasonStated'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX trust.ix_journal_reason_stated");
            migrationBuilder.DropIndex(name: "ix_alarm_on_day", schema: "trust", table: "alarm");
            migrationBuilder.DropColumn(name: "looks", schema: "trust", table: "alarm");
            migrationBuilder.DropColumn(name: "numbers", schema: "trust", table: "alarm");
            migrationBuilder.DropColumn(name: "on_day", schema: "trust", table: "alarm");
        }
    }
}
