using System.Net;

namespace OffenesHaus.Web.Tests.Trust.Access;

public sealed class ReasonTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task What_a_colleague_has_opens_only_for_a_reason_that_the_person_can_read_and_only_for_a_while()
    {
        using var clerk = await house.Clerk();
        var path = await house.PathOf("Greta Gänseblum");

        var asked = await clerk.Open(path);
        Assert.Equal(path + "/reason", asked.Address.AbsolutePath);
        Assert.Contains("Es liegt bei Jonas Winter", asked.Part("main"), StringComparison.Ordinal);

        var tooShort = await clerk.Submit(asked, "main .form", ("Words", "weil"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#grund", "weil"), (tooShort.Status, tooShort.Link(".bad-news a"), tooShort.Part("textarea")));

        var opened = await clerk.Submit(tooShort, "main .form", ("Words", "Frau Gänseblum steht am Schalter und fragt."));
        Assert.Equal(path, opened.Address.AbsolutePath);
        Assert.Equal("Stated", await house.Ask("SELECT reason FROM trust.journal WHERE kind = 'RequestRead' ORDER BY id DESC LIMIT 1"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.stated_reason s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {path[^10..]}"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM intake.stated_reason WHERE position(convert_to('Schalter', 'UTF8') in sealed_words) > 0"));

        // Reading is not working: nothing goes out in the name of somebody who has no task.
        var refused = await clerk.Submit(await clerk.Open(path + "/answer"), "main .form", ("Words", "Ich antworte einmal."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Sie lesen dieses Anliegen nur", refused.Part(".bad-news"), StringComparison.Ordinal);
        var form = await clerk.Open(path + "/assign");
        var taken = await clerk.Submit(form, "main .form", ("Clerk", form.Document.QuerySelectorAll("option").Single(o => o.TextContent.Contains("Miriam", StringComparison.Ordinal)).GetAttribute("value")));
        Assert.Contains("Sie lesen dieses Anliegen nur", taken.Part(".bad-news"), StringComparison.Ordinal);

        await TimeHasPassed("Look");
        Assert.Equal(path + "/reason", (await clerk.Open(path)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_closes_a_matter_may_look_back_and_then_needs_a_reason_like_everybody()
    {
        using var clerk = await house.Clerk();
        var path = await house.PathOf("Ute Ulme");

        await clerk.Submit(await clerk.Open(path + "/close"), "main .form", ("Outcome", "Done"));
        Assert.Equal(path, (await clerk.Open(path)).Address.AbsolutePath);
        await TimeHasPassed("Look");
        Assert.Equal(path + "/reason", (await clerk.Open(path)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_clerk_who_steps_aside_never_sees_the_request_again_and_it_goes_back_to_everybody_else()
    {
        using var clerk = await house.Clerk();
        var path = await house.PathOf("Rosa Ringelblume");
        await clerk.Submit(await clerk.Open(path + "/reason"), "form[action$='handler=aside']");

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(path + "/reason")).Status);
        var list = await clerk.Open("/desk");
        Assert.DoesNotContain("Ringelblume", list.Text, StringComparison.Ordinal);
        Assert.Contains($"{list.Document.QuerySelectorAll(".list tbody tr td:first-child").Length} Aufgaben", list.Part(".title"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ringelblume", (await clerk.Submit(await clerk.Open("/desk/search"), "form.search", ("q", "ringelblume"))).Part("main"), StringComparison.Ordinal);

        using var colleague = await house.Clerk("Jonas Winter");
        Assert.Contains("Bei niemandem", (await colleague.Open(path)).Text, StringComparison.Ordinal);
    }

    private async Task TimeHasPassed(string right) => await house.Ask($"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'JournalChecked', gen_random_uuid(), 'House', 'OfficeDuty', now(), '\x00');
        UPDATE trust.grant SET until = now() - interval '1 second' WHERE "right" = '{right}'; COMMIT
        """);
}
