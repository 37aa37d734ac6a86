using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>An account of a helper goes with its sessions and codes, and only once it stands on the list of what was erased; nobody logs in to one that does.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130114000_HelpersForgotten")]
public sealed class HelpersForgotten : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        GRANT DELETE ON people.helper, people.helper_session, people.helper_list_code TO offenes_haus_app;
        CREATE TRIGGER only_erased BEFORE DELETE ON people.helper FOR EACH ROW EXECUTE FUNCTION trust.only_erased('id');
        CREATE TRIGGER only_erased BEFORE DELETE ON people.helper_session FOR EACH ROW EXECUTE FUNCTION trust.only_erased('helper_id');
        CREATE TRIGGER only_erased BEFORE DELETE ON people.helper_list_code FOR EACH ROW EXECUTE FUNCTION trust.only_erased('helper_id');
        CREATE TRIGGER not_erased BEFORE INSERT ON people.helper_session FOR EACH ROW EXECUTE FUNCTION trust.not_erased('helper_id');
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TRIGGER not_erased ON people.helper_session;
        DROP TRIGGER only_erased ON people.helper_list_code;
        DROP TRIGGER only_erased ON people.helper_session;
        DROP TRIGGER only_erased ON people.helper;
        REVOKE DELETE ON people.helper, people.helper_session, people.helper_list_code FROM offenes_haus_app;
        """);
}
