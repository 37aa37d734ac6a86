using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Trust.Staff.Migrations
{
    /// <inheritdoc />
    public partial class Passkeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "has_passkey",
                schema: "trust",
                table: "clerk",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "clerk_passkey",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clerk_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credential = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    may_be_copied = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clerk_passkey", x => x.id);
                    table.ForeignKey(
                        name: "fk_clerk_passkey_clerk_clerk_id",
                        column: x => x.clerk_id,
                        principalSchema: "trust",
                        principalTable: "clerk",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_clerk_claim_claim_type_claim_value",
                schema: "trust",
                table: "clerk_claim",
                columns: new[] { "claim_type", "claim_value" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clerk_passkey_clerk_id",
                schema: "trust",
                table: "clerk_passkey",
                column: "clerk_id");

            migrationBuilder.CreateIndex(
                name: "ix_clerk_passkey_credential",
                schema: "trust",
                table: "clerk_passkey",
                column: "credential",
                unique: true);

            migrationBuilder.Sql("""
                GRANT DELETE ON trust.clerk_passkey TO offenes_haus_app;
                SELECT trust.guard('trust.clerk_passkey');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clerk_passkey",
                schema: "trust");

            migrationBuilder.DropIndex(
                name: "ix_clerk_claim_claim_type_claim_value",
                schema: "trust",
                table: "clerk_claim");

            migrationBuilder.DropColumn(
                name: "has_passkey",
                schema: "trust",
                table: "clerk");
        }
    }
}
