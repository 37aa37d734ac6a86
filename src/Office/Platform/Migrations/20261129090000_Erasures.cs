using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OffenesHaus.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Erasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "erased",
                schema: "trust",
                columns: table => new
                {
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ground = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased", x => x.subject);
                });

            migrationBuilder.Sql("""
                -- Who was erased is known to the house alone, and the list only grows.
                REVOKE ALL ON trust.erased FROM offenes_haus_app;
                GRANT SELECT, INSERT ON trust.erased TO offenes_haus_app;
                ALTER TABLE trust.erased ENABLE ROW LEVEL SECURITY;
                CREATE POLICY sight ON trust.erased USING ((SELECT trust.sees_all()));
                CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON trust.erased FOR EACH STATEMENT EXECUTE FUNCTION trust.only_add();
                SELECT trust.guard('trust.erased');

                -- Ids of office keys that were destroyed: what they would wrap now, nobody could ever open.
                CREATE TABLE trust.spent_key (id bytea PRIMARY KEY, spent_at timestamptz NOT NULL);
                REVOKE ALL ON trust.spent_key FROM offenes_haus_app;
                GRANT SELECT ON trust.spent_key TO offenes_haus_app;

                CREATE FUNCTION trust.check_key(of uuid, bytes bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
                BEGIN
                    IF EXISTS (SELECT FROM trust.erased e WHERE e.subject = of) THEN
                        RAISE EXCEPTION 'a key for somebody who was erased' USING ERRCODE = 'OH006';
                    END IF;
                    IF EXISTS (SELECT FROM trust.spent_key s WHERE s.id = substring(bytes FROM 2 FOR 4)) THEN
                        RAISE EXCEPTION 'a key wrapped by an office key that was destroyed' USING ERRCODE = 'OH004';
                    END IF;
                END $$;
                CREATE FUNCTION trust.demand_erased(of uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
                BEGIN
                    IF NOT EXISTS (SELECT FROM trust.erased e WHERE e.subject = of) THEN
                        RAISE EXCEPTION 'a key deleted that no erasure stands for' USING ERRCODE = 'OH005';
                    END IF;
                END $$;

                CREATE FUNCTION trust.data_key_rules() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                BEGIN
                    IF TG_OP = 'DELETE' THEN PERFORM trust.demand_erased(OLD.subject); RETURN OLD; END IF;
                    PERFORM trust.check_key(NEW.subject, NEW.bytes); RETURN NEW;
                END $$;
                CREATE TRIGGER key_rules BEFORE INSERT OR UPDATE OR DELETE ON trust.data_key FOR EACH ROW EXECUTE FUNCTION trust.data_key_rules();
                CREATE FUNCTION protection.key_rules() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
                BEGIN
                    IF TG_OP = 'DELETE' THEN PERFORM trust.demand_erased(OLD.request_id); RETURN OLD; END IF;
                    PERFORM trust.check_key(NEW.request_id, NEW.wrapped); RETURN NEW;
                END $$;
                CREATE TRIGGER key_rules BEFORE INSERT OR UPDATE OR DELETE ON protection.protected_key FOR EACH ROW EXECUTE FUNCTION protection.key_rules();
                GRANT DELETE ON trust.data_key, protection.protected_key TO offenes_haus_app;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                REVOKE DELETE ON trust.data_key, protection.protected_key FROM offenes_haus_app;
                DROP TRIGGER key_rules ON trust.data_key;
                DROP TRIGGER key_rules ON protection.protected_key;
                DROP FUNCTION trust.data_key_rules, protection.key_rules, trust.check_key, trust.demand_erased;
                DROP TABLE trust.spent_key;
                """);
            migrationBuilder.DropTable(
                name: "erased",
                schema: "trust");
        }
    }
}
