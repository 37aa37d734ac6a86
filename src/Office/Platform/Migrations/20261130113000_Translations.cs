using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>Words of the office may stand beside their German in the person's language. Who runs without them writes none.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130113000_Translations")]
public sealed class Translations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE correspondence.message ADD COLUMN sealed_translation bytea, ADD COLUMN translated_to text,
            ADD CONSTRAINT translation_and_its_language CHECK ((sealed_translation IS NULL) = (translated_to IS NULL));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE correspondence.message DROP COLUMN sealed_translation, DROP COLUMN translated_to;
        """);
}
