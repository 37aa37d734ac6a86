using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Mandates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "mandate_id",
                schema: "intake",
                table: "arrival",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "typed_by",
                schema: "intake",
                table: "arrival",
                type: "text",
                nullable: false,
                defaultValue: "Person");

            migrationBuilder.AddColumn<Guid>(
                name: "typed_by_id",
                schema: "intake",
                table: "arrival",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "hand_over",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    helps_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "helper",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    sealed_totp_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    last_totp_step = table.Column<long>(type: "bigint", nullable: false),
                    has_second_step = table.Column<bool>(type: "boolean", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false),
                    invented = table.Column<bool>(type: "boolean", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_helper", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mandate",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    sealed_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_organisation = table.Column<byte[]>(type: "bytea", nullable: true),
                    until_on = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    evidence_file = table.Column<Guid>(type: "uuid", nullable: true),
                    through = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    given_by = table.Column<string>(type: "text", nullable: false),
                    given_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    takes_over_from = table.Column<Guid>(type: "uuid", nullable: true),
                    helper = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_through = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "helper_list_code",
                schema: "people",
                columns: table => new
                {
                    helper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_helper_list_code", x => new { x.helper_id, x.hash });
                    table.ForeignKey(
                        name: "fk_helper_list_code_helper_helper_id",
                        column: x => x.helper_id,
                        principalSchema: "people",
                        principalTable: "helper",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "helper_session",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    helper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_helper_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_helper_session_helper_helper_id",
                        column: x => x.helper_id,
                        principalSchema: "people",
                        principalTable: "helper",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_request_id",
                schema: "people",
                table: "hand_over",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_helper_login_hash",
                schema: "people",
                table: "helper",
                column: "login_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_helper_session_helper_id",
                schema: "people",
                table: "helper_session",
                column: "helper_id");

            migrationBuilder.CreateIndex(
                name: "ix_mandate_helper",
                schema: "people",
                table: "mandate",
                column: "helper");

            migrationBuilder.CreateIndex(
                name: "ix_mandate_request_id",
                schema: "people",
                table: "mandate",
                column: "request_id");

            migrationBuilder.Sql("""
                SELECT trust.guard(t) FROM unnest(ARRAY['people.mandate', 'people.hand_over', 'people.helper', 'people.helper_session', 'people.helper_list_code']::regclass[]) AS t;

                -- A mandate names people: the same rule as everything else of a request. Codes and accounts are found before anybody is known, and hold no word in plain.
                ALTER TABLE people.mandate ENABLE ROW LEVEL SECURITY;
                CREATE POLICY sight ON people.mandate USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id));

                -- What staff wrote for each other, and why they looked, is the person's to read, and no helper's.
                DROP POLICY sight ON intake.note;
                CREATE POLICY sight ON intake.note USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR (trust.granted(request_id) AND coalesce(current_setting('oh.kind', true), '') <> 'Helper'));
                DROP POLICY sight ON intake.stated_reason;
                CREATE POLICY sight ON intake.stated_reason USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR (trust.granted(request_id) AND coalesce(current_setting('oh.kind', true), '') <> 'Helper'));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP POLICY sight ON people.mandate;
                DROP POLICY sight ON intake.note;
                CREATE POLICY sight ON intake.note USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id));
                DROP POLICY sight ON intake.stated_reason;
                CREATE POLICY sight ON intake.stated_reason USING ((SELECT trust.sees_all()) OR request_id = (SELECT trust.own()) OR trust.granted(request_id));
                """);
            migrationBuilder.DropTable(
                name: "hand_over",
                schema: "people");

            migrationBuilder.DropTable(
                name: "helper_list_code",
                schema: "people");

            migrationBuilder.DropTable(
                name: "helper_session",
                schema: "people");

            migrationBuilder.DropTable(
                name: "mandate",
                schema: "people");

            migrationBuilder.DropTable(
                name: "helper",
                schema: "people");

            migrationBuilder.DropColumn(
                name: "mandate_id",
                schema: "intake",
                table: "arrival");

            migrationBuilder.DropColumn(
                name: "typed_by",
                schema: "intake",
                table: "arrival");

            migrationBuilder.DropColumn(
                name: "typed_by_id",
                schema: "intake",
                table: "arrival");
        }
    }
}
