using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>What the house tells a person of a decision is not taken out of the tray by a clerk. Whoever runs without it writes letters that can be.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130172000_LettersThatStay")]
public sealed class LettersThatStay : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE correspondence.letter ADD COLUMN stays boolean NOT NULL DEFAULT false;");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE correspondence.letter DROP COLUMN stays;");
}
