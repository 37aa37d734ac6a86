namespace OffenesHaus.Web.Tests;

/// <summary>The database gives the next request that begins the number of another: one draw in many millions, planted.</summary>
internal static class DrawnTwice
{
    public static async Task<T> DrawsOnce<T>(this OpenHouse house, string number, Func<Task<T>> begins)
    {
        await house.Ask($"""
            CREATE SEQUENCE intake.drawn;
            CREATE FUNCTION intake.draw_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF nextval('intake.drawn') = 1 THEN NEW.number := {number}; END IF; RETURN NEW; END $$;
            CREATE TRIGGER draw_again BEFORE INSERT ON intake.request FOR EACH ROW EXECUTE FUNCTION intake.draw_again()
            """);
        try
        {
            var begun = await begins();
            Assert.True((long)(await house.Ask("SELECT last_value FROM intake.drawn"))! > 1, "Nothing was drawn a second time.");
            return begun;
        }
        finally
        {
            await house.Ask("DROP TRIGGER draw_again ON intake.request; DROP FUNCTION intake.draw_again(); DROP SEQUENCE intake.drawn");
        }
    }
}
