using System.Net;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class DemonstrationTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task One_click_opens_the_worklist_and_the_page_says_that_everything_is_invented()
    {
        using var clerk = await house.Clerk();

        var worklist = await clerk.Open("/desk");

        Assert.Equal(HttpStatusCode.OK, worklist.Status);
        Assert.Contains("erfundene Personen", worklist.Part(".demo"), StringComparison.Ordinal);
        Assert.Contains("Miriam Sommer", worklist.Part(".who"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_invented_people_came_in_through_the_verbs_of_the_house()
    {
        Assert.True((long)(await house.Ask("SELECT count(*) FROM intake.request"))! >= 30);
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM intake.request r WHERE NOT EXISTS (SELECT FROM trust.journal j WHERE j.about = r.id AND j.kind = 'HandedIn')"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.journal WHERE at > now() + interval '1 minute'"));
    }

    [Fact]
    public async Task Leaving_ends_the_session()
    {
        using var clerk = await house.Clerk("Jonas Winter");

        await clerk.Submit(await clerk.Open("/desk"), ".who form");

        Assert.Equal("/desk/login", (await clerk.Open("/desk")).Address.AbsolutePath);
    }
}
