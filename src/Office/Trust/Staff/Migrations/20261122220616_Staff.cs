using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OffenesHaus.Trust.Staff.Migrations
{
    /// <inheritdoc />
    public partial class Staff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "trust");

            migrationBuilder.CreateTable(
                name: "clerk",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    team = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    invented = table.Column<bool>(type: "boolean", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    sealed_totp_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    last_totp_step = table.Column<long>(type: "bigint", nullable: false),
                    logged_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clerk", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clerk_claim",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clerk_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_clerk_claim_clerk_user_id",
                        column: x => x.user_id,
                        principalSchema: "trust",
                        principalTable: "clerk",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "clerk_login",
                schema: "trust",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clerk_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_clerk_login_clerk_user_id",
                        column: x => x.user_id,
                        principalSchema: "trust",
                        principalTable: "clerk",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "clerk_spare_code",
                schema: "trust",
                columns: table => new
                {
                    clerk_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clerk_spare_code", x => new { x.clerk_id, x.hash });
                    table.ForeignKey(
                        name: "fk_clerk_spare_code_clerk_clerk_id",
                        column: x => x.clerk_id,
                        principalSchema: "trust",
                        principalTable: "clerk",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "clerk_token",
                schema: "trust",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clerk_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_clerk_token_clerk_user_id",
                        column: x => x.user_id,
                        principalSchema: "trust",
                        principalTable: "clerk",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                schema: "trust",
                table: "clerk",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                schema: "trust",
                table: "clerk",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clerk_claim_user_id",
                schema: "trust",
                table: "clerk_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_clerk_login_user_id",
                schema: "trust",
                table: "clerk_login",
                column: "user_id");

            migrationBuilder.Sql("""
                GRANT DELETE ON trust.clerk_spare_code, trust.clerk_token, trust.clerk_claim, trust.clerk_login TO offenes_haus_app;
                REVOKE ALL ON trust.staff_migrations FROM offenes_haus_app;
                SELECT trust.guard(t) FROM unnest(ARRAY['trust.clerk', 'trust.clerk_spare_code', 'trust.clerk_token', 'trust.clerk_claim', 'trust.clerk_login']::regclass[]) AS t;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clerk_claim",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "clerk_login",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "clerk_spare_code",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "clerk_token",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "clerk",
                schema: "trust");
        }
    }
}
