using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>A letter says whether an address was known when it was written: without one it cannot have been posted. Whoever runs without it writes letters that say nothing of it.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130220000_LettersToNowhere")]
public sealed class LettersToNowhere : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE correspondence.letter ADD COLUMN has_no_address boolean NOT NULL DEFAULT false;");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE correspondence.letter DROP COLUMN has_no_address;");
}
