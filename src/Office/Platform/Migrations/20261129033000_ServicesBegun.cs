using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class ServicesBegun : Migration
    {
        private const string Before = "CASE WHEN kind = 'ReadObjection' THEN 0 WHEN above_quota THEN 2 ELSE 1 END::smallint";

        private const string After = "CASE WHEN kind = 'ReadObjection' THEN 0 WHEN above_quota THEN 2 WHEN kind = 'ReadRequest' AND due_rule IN ('same-day', 'own-mark') AND waits_until IS NULL THEN 0 ELSE 1 END::smallint";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "service",
                schema: "intake",
                table: "request",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "service",
                schema: "cases",
                table: "task",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: After,
                stored: true,
                oldClrType: typeof(short),
                oldType: "smallint",
                oldComputedColumnSql: Before,
                oldStored: true);

            migrationBuilder.Sql(Recount);
        }

        // The turn changed under the counts: they are made anew.
        private const string Recount = """
            LOCK TABLE cases.task IN SHARE ROW EXCLUSIVE MODE;
            DELETE FROM cases.worklist_delta;
            DELETE FROM cases.worklist_count;
            DELETE FROM cases.worklist_sum;
            INSERT INTO cases.worklist_count (assigned_to, waits, next_on, channel, language, turn, n)
                SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, count(*) FROM cases.task WHERE closed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6;
            INSERT INTO cases.worklist_sum (held, waits, next_on, channel, language, turn, n)
                SELECT assigned_to IS NOT NULL, waits, next_on, channel, language, turn, sum(n) FROM cases.worklist_count GROUP BY 1, 2, 3, 4, 5, 6;
            """;

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<short>(
                name: "turn",
                schema: "cases",
                table: "task",
                type: "smallint",
                nullable: false,
                computedColumnSql: Before,
                stored: true,
                oldClrType: typeof(short),
                oldType: "smallint",
                oldComputedColumnSql: After,
                oldStored: true);

            migrationBuilder.Sql(Recount);

            migrationBuilder.DropColumn(
                name: "service",
                schema: "cases",
                table: "task");

            migrationBuilder.DropColumn(
                name: "service",
                schema: "intake",
                table: "request");
        }
    }
}
