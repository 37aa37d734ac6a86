using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "intake");

            migrationBuilder.EnsureSchema(
                name: "trust");

            migrationBuilder.EnsureSchema(
                name: "insight");

            migrationBuilder.EnsureSchema(
                name: "correspondence");

            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.EnsureSchema(
                name: "people");

            migrationBuilder.EnsureSchema(
                name: "cases");

            migrationBuilder.CreateTable(
                name: "data_key",
                schema: "trust",
                columns: table => new
                {
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_key", x => x.subject);
                });

            migrationBuilder.CreateTable(
                name: "form_step",
                schema: "insight",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    page = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    n = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_step", x => new { x.day, x.form, x.page, x.step });
                });

            migrationBuilder.CreateTable(
                name: "guess",
                schema: "trust",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    hour = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guess", x => new { x.key, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "journal",
                schema: "trust",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_kind = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    commitment = table.Column<byte[]>(type: "bytea", nullable: false),
                    tx = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letter",
                schema: "correspondence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_sheet = table.Column<byte[]>(type: "bytea", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    blob = table.Column<Guid>(type: "uuid", nullable: true),
                    sealed_blob_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    printed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    printed_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message",
                schema: "correspondence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_by = table.Column<string>(type: "text", nullable: false),
                    asked_until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "request",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    code_version = table.Column<int>(type: "integer", nullable: false),
                    begun_with = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    form_version = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    reply_by = table.Column<string>(type: "text", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_trait",
                schema: "people",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    folded = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    born_on = table.Column<DateOnly>(type: "date", nullable: true),
                    customer_number = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_trait", x => x.request_id);
                });

            migrationBuilder.CreateTable(
                name: "task",
                schema: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    legal_day = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_rule = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    assigned_to = table.Column<Guid>(type: "uuid", nullable: true),
                    waits_until = table.Column<DateOnly>(type: "date", nullable: true),
                    news_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                schema: "intake",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    page = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answers", x => new { x.request_id, x.page, x.revision });
                    table.ForeignKey(
                        name: "fk_answers_request_request_id",
                        column: x => x.request_id,
                        principalSchema: "intake",
                        principalTable: "request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "arrival",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    captured_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    may_be_objection = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: true),
                    pages = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arrival", x => x.id);
                    table.ForeignKey(
                        name: "fk_arrival_request_request_id",
                        column: x => x.request_id,
                        principalSchema: "intake",
                        principalTable: "request",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "file",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question = table.Column<string>(type: "text", nullable: true),
                    arrival_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sealed_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: true),
                    readability = table.Column<string>(type: "text", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_file_request_request_id",
                        column: x => x.request_id,
                        principalSchema: "intake",
                        principalTable: "request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "request_state",
                schema: "intake",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_state", x => new { x.request_id, x.turn });
                    table.ForeignKey(
                        name: "fk_request_state_request_request_id",
                        column: x => x.request_id,
                        principalSchema: "intake",
                        principalTable: "request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "receipt_day",
                schema: "intake",
                columns: table => new
                {
                    arrival_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_day", x => new { x.arrival_id, x.turn });
                    table.ForeignKey(
                        name: "fk_receipt_day_arrival_arrival_id",
                        column: x => x.arrival_id,
                        principalSchema: "intake",
                        principalTable: "arrival",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_arrival_key",
                schema: "intake",
                table: "arrival",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_arrival_request_id",
                schema: "intake",
                table: "arrival",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_file_request_id",
                schema: "intake",
                table: "file",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_journal_about_id",
                schema: "trust",
                table: "journal",
                columns: new[] { "about", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_tx",
                schema: "trust",
                table: "journal",
                column: "tx");

            migrationBuilder.CreateIndex(
                name: "ix_letter_message_id",
                schema: "correspondence",
                table: "letter",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letter_request_id",
                schema: "correspondence",
                table: "letter",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_letter_written_at",
                schema: "correspondence",
                table: "letter",
                column: "written_at",
                filter: "printed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_message_request_id",
                schema: "correspondence",
                table: "message",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                schema: "platform",
                table: "outbox",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_request_begun_with",
                schema: "intake",
                table: "request",
                column: "begun_with",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_request_number",
                schema: "intake",
                table: "request",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_search_trait_born_on",
                schema: "people",
                table: "search_trait",
                column: "born_on");

            migrationBuilder.CreateIndex(
                name: "ix_search_trait_customer_number",
                schema: "people",
                table: "search_trait",
                column: "customer_number");

            migrationBuilder.CreateIndex(
                name: "ix_search_trait_folded",
                schema: "people",
                table: "search_trait",
                column: "folded");

            migrationBuilder.CreateIndex(
                name: "ix_task_legal_day_id",
                schema: "cases",
                table: "task",
                columns: new[] { "legal_day", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_number",
                schema: "cases",
                table: "task",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_task_request_id_kind",
                schema: "cases",
                table: "task",
                columns: new[] { "request_id", "kind" },
                unique: true,
                filter: "closed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "data_key",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "file",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "form_step",
                schema: "insight");

            migrationBuilder.DropTable(
                name: "guess",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "journal",
                schema: "trust");

            migrationBuilder.DropTable(
                name: "letter",
                schema: "correspondence");

            migrationBuilder.DropTable(
                name: "message",
                schema: "correspondence");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "receipt_day",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "request_state",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "search_trait",
                schema: "people");

            migrationBuilder.DropTable(
                name: "task",
                schema: "cases");

            migrationBuilder.DropTable(
                name: "arrival",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "request",
                schema: "intake");
        }
    }
}
