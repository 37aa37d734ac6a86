using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class QuotaTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task What_comes_above_the_quota_is_received_and_waits_at_the_end_of_the_worklist_but_what_may_be_an_objection_stands_above_everything()
    {
        for (var i = 0; i < Quota.PerNetwork; i++)
        {
            using var many = house.Visitor("127.71.0.1");
            Assert.True((await many.HandsIn("Bitte rufen Sie mich an.")).IsReceipt());
        }

        using var oneMore = house.Visitor("127.71.0.2");
        using var elsewhere = house.Visitor("127.72.0.1");
        var above = await oneMore.HandsIn("Hiermit lege ich Widerspruch ein.");
        var within = await elsewhere.HandsIn("Bitte rufen Sie mich an.");
        using var clerk = await house.Clerk();
        var worklist = await clerk.Open("/desk");

        Assert.True(above.IsReceipt());
        Assert.Equal(1L, await house.Arrivals(above.Keys().Number));
        Assert.Equal("ReadObjection 0, ReadRequest 2", await house.Ask($"SELECT string_agg(kind || ' ' || turn, ', ' ORDER BY kind) FROM cases.task WHERE number = {above.Keys().Number.Digits()}"));
        Assert.Equal((short)1, await house.Ask($"SELECT max(turn) FROM cases.task WHERE number = {within.Keys().Number.Digits()}"));
        Assert.DoesNotContain(worklist.Parts(".worklist tbody th"), head => head.StartsWith("Sehr viel auf einmal", StringComparison.Ordinal));

        var last = worklist;
        while (last.Link("a[data-key='.']") is { } more)
            last = await clerk.Open(more);
        Assert.Equal("Sehr viel auf einmal · 1 über der Menge aus einem Netz oder zu einer Nummer; eingegangen wie alles andere", last.Parts(".worklist tbody th")[^1]);
    }
}
