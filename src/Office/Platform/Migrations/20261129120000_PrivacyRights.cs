using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>A file that a scanner shut is released only by two; whoever works a matter, and its person, see that it is restricted.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261129120000_PrivacyRights")]
public sealed class PrivacyRights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTimeOffset>(name: "released_at", schema: "intake", table: "file", type: "timestamp with time zone", nullable: true);
        migrationBuilder.Sql("""
            -- Past every verb: what was shut stays shut, unless two agreed to this very file.
            CREATE FUNCTION intake.file_released() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
            BEGIN
                IF ((OLD.readability = 'Quarantined' AND NEW.readability <> 'Quarantined') OR NEW.released_at IS DISTINCT FROM OLD.released_at)
                    AND NOT EXISTS (SELECT FROM trust.joint_act a WHERE a.kind = 'ReleaseQuarantined' AND a.subject = NEW.request_id AND a.detail = replace(NEW.id::text, '-', '') AND a.outcome = 'Agreed') THEN
                    RAISE EXCEPTION 'a shut file is released by two' USING ERRCODE = 'OH003';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER file_released BEFORE UPDATE ON intake.file FOR EACH ROW EXECUTE FUNCTION intake.file_released();

            -- A restriction is seen by the person and by whoever reads the matter, and set by whoever works it (Art. 18 GDPR).
            CREATE POLICY restricted ON trust.legal_hold FOR SELECT USING (reason = 'OwnWish' AND (subject = (SELECT trust.own()) OR trust.granted(subject)));
            CREATE POLICY restricts ON trust.legal_hold FOR INSERT WITH CHECK (reason = 'OwnWish' AND trust.granted(subject));
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            DROP POLICY restricts ON trust.legal_hold;
            DROP POLICY restricted ON trust.legal_hold;
            DROP TRIGGER file_released ON intake.file;
            DROP FUNCTION intake.file_released();
            """);
        migrationBuilder.DropColumn(name: "released_at", schema: "intake", table: "file");
    }
}
