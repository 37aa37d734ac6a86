using System.Net;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class DeskDeadlineTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Theory]
    [InlineData("post_objection_1m", true, false), InlineData("post_action_1m", false, false), InlineData("dsar_1m", false, false), InlineData("authority_fixed_day_plain", true, true)]
    public async Task Only_ways_that_suffice_for_the_act_have_a_last_moment(string rule, bool letterbox, bool telephone)
    {
        using var clerk = await house.Clerk();

        var page = await clerk.Open($"/desk/frist?rule={rule}&on=14.10.2026&place=SN");

        var picture = page.Part(".daybyday")!;
        Assert.Equal((letterbox, telephone, telephone), (picture.Contains("Letzter Moment: Hausbriefkasten", StringComparison.Ordinal), picture.Contains("Letzter Moment: Telefon", StringComparison.Ordinal), picture.Contains("Letzter Moment: Online", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("rule=inaction_wait_end_months:&n=4&on=1.10.2026", "n", "Schreiben Sie 6 oder 3."), InlineData("rule=post_authority_period_days:&on=1.10.2026", "n", "braucht eine Zahl")]
    [InlineData("rule=dsar_1m&on=1.1.2018", "on", "Prüfen Sie bitte das Jahr."), InlineData("rule=post_objection_1m&on=1.10.2026&on2=bald", "on2", "Dieses Datum gibt es nicht"), InlineData("rule=nonsense&on=1.10.2026", "rule", "Diese Regel gibt es nicht.")]
    public async Task What_gives_no_day_is_said_in_German_at_its_field(string asked, string field, string sentence)
    {
        using var clerk = await house.Clerk();

        var page = await clerk.Open("/desk/frist?" + asked);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#" + field), (page.Status, page.Link("[role=alert] a")));
        Assert.Contains(sentence, page.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("true", page.Document.GetElementById(field)!.GetAttribute("aria-invalid"));
    }
}
