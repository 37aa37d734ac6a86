using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OffenesHaus.Platform.Migrations;

/// <summary>What two decide about a hold is about its request; of one request two things may be asked for; holds go with the request they kept.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261130020000_PrivacyRightsWhole")]
public sealed class PrivacyRightsWhole : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- Of one thing of a request each kind is asked once; two files of it are two things. Looks are each their own.
        CREATE UNIQUE INDEX ix_joint_act_kind_subject_thing ON trust.joint_act (kind, subject, split_part(coalesce(detail, ''), ' ', 1)) WHERE outcome IS NULL AND kind <> 'UrgentLook';
        DROP INDEX trust.ix_joint_act_kind_subject;

        -- Acts about a hold belong to its request: bars stand there, and its erasure takes them with it. Nothing is decided here, and there is no key to write an entry with.
        ALTER TABLE trust.joint_act DISABLE TRIGGER USER;
        UPDATE trust.joint_act a SET subject = h.subject, detail = replace(h.id::text, '-', '') FROM trust.legal_hold h WHERE a.kind = 'LiftHold' AND a.subject = h.id;
        ALTER TABLE trust.joint_act ENABLE TRIGGER USER;

        GRANT DELETE ON trust.legal_hold TO offenes_haus_app;
        CREATE TRIGGER only_erased BEFORE DELETE ON trust.legal_hold FOR EACH ROW EXECUTE FUNCTION trust.only_erased('subject');
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TRIGGER only_erased ON trust.legal_hold;
        REVOKE DELETE ON trust.legal_hold FROM offenes_haus_app;
        CREATE UNIQUE INDEX ix_joint_act_kind_subject ON trust.joint_act (kind, subject) WHERE outcome IS NULL AND kind <> 'UrgentLook';
        DROP INDEX trust.ix_joint_act_kind_subject_thing;
        """);
}
