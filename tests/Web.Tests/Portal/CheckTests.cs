namespace OffenesHaus.Web.Tests.Portal;

public sealed class CheckTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task Handing_in_twice_from_one_page_gives_one_receipt()
    {
        using var oksana = house.Visitor();
        var check = await oksana.Writes("Meine Heizung ist kaputt.");

        var answers = await Task.WhenAll(oksana.Submit(check, People.Main), oksana.Submit(check, People.Main), oksana.Submit(check, People.Main));

        var address = Assert.Single(answers.Select(a => a.Link("a[href$='/pdf']")).Distinct(StringComparer.Ordinal));
        Assert.NotNull(address);
        Assert.Equal(1, await house.Arrivals(answers[0].Keys().Number));
    }

    [Fact]
    public async Task Handing_in_what_was_handed_in_already_shows_the_receipt_there_is()
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandsIn("Ich brauche eine Bescheinigung.");

        var again = await oksana.Submit(await oksana.Open("/de/anliegen/message/pruefen"), People.Main);

        Assert.Equal(receipt.Link("a[href$='/pdf']"), again.Link("a[href$='/pdf']"));
        Assert.Equal(1, await house.Arrivals(receipt.Keys().Number));
    }

    [Fact]
    public async Task What_is_handed_in_is_what_the_page_showed_even_if_another_matter_was_begun_in_a_second_window()
    {
        using var oksana = house.Visitor();
        var check = await oksana.Writes("Meine Miete ist gestiegen.");
        var other = await oksana.Submit(await oksana.Open("/de/anliegen/change-notice"), People.Save, ("name", "Noch nicht fertig"));
        Assert.EndsWith("/gespeichert", other.Address.AbsolutePath, StringComparison.Ordinal);

        var receipt = await oksana.Submit(check, People.Main);

        Assert.True(receipt.IsReceipt());
        Assert.Contains("Meine Miete ist gestiegen.", receipt.Text);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.request r WHERE form = 'change-notice' AND NOT EXISTS (SELECT 1 FROM intake.arrival a WHERE a.request_id = r.id)"));
    }

    [Fact]
    public async Task Whoever_changes_one_page_comes_straight_back_to_the_check_and_sees_only_what_is_new()
    {
        using var rana = house.Visitor();
        var first = await rana.Open("/de/anliegen/change-notice");
        var what = await rana.Submit(first, People.Main, ("name", "Rana Çelik"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"));
        Assert.Null(what.Document.QuerySelector(People.ToCheck));
        var other = await rana.Submit(what, People.Main, ("kinds", "other"), ("who", "me"));
        var closing = await rana.Submit(await rana.Submit(other, People.Main, ("other.words", "Neue Telefonnummer")), People.Anyway);
        await rana.Submit(closing, People.Main, ("replyBy", "here"), ("declaration", "confirmed"));

        var check = await rana.Submit(await rana.Open(first.Document.QuerySelector("main form")!.GetAttribute("action")!), People.ToCheck, ("name", "Rana Çelik-Ay"));
        Assert.EndsWith("/pruefen", check.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Rana Çelik-Ay", check.Text, StringComparison.Ordinal);

        var move = await rana.Submit(await rana.Open(what.Address.AbsolutePath), People.ToCheck, ("kinds", "move"));
        Assert.EndsWith("/move", move.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.True((await rana.HandIn(move)).IsReceipt());
    }

    [Fact]
    public async Task An_objection_is_told_before_it_is_handed_in()
    {
        using var oksana = house.Visitor();

        var check = await oksana.Writes("Ich widerspreche Ihrem Brief vom 2. November.");

        Assert.Contains("Ein Widerspruch braucht Ihre Unterschrift.", check.Part("#widerspruch"));
        Assert.Contains("Musterstraße 30", check.Part("#widerspruch"));
        var receipt = await oksana.Submit(check, People.Main);
        Assert.Contains("Ein Widerspruch braucht Ihre Unterschrift.", receipt.Part("#widerspruch"));
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {receipt.Keys().Number.Digits()}"));
    }

    [Fact]
    public async Task Without_a_matter_of_ones_own_the_page_leads_to_the_form()
    {
        using var stranger = house.Visitor();

        var page = await stranger.Open("/de/anliegen/message/pruefen");

        Assert.Equal("/de/anliegen/message", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task Questions_left_empty_are_named_and_hold_nothing_up()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");
        var asked = await oksana.Submit(page, People.Main, ("concern", "Nur das."));
        Assert.Contains("Bitte prüfen", asked.Title);

        var check = await oksana.Submit(asked, People.Anyway, ("concern", "Nur das."));

        Assert.Contains("Das ist noch leer", check.Text);
        var receipt = await oksana.Submit(check, People.Main);
        Assert.True(receipt.IsReceipt());
        Assert.Contains("Nur das.", receipt.Text);
    }
}
