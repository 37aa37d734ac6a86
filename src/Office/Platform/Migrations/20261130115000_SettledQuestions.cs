using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>An answer says whether what was asked before is settled by it. Whoever runs without it settles nothing.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130115000_SettledQuestions")]
public sealed class SettledQuestions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE correspondence.message ADD COLUMN settles boolean NOT NULL DEFAULT false;");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE correspondence.message DROP COLUMN settles;");
}
