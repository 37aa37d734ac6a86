using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class ApplyTests(FridayEvening house) : IClassFixture<FridayEvening>
{
    [Theory]
    [InlineData("de", "Ab einem späteren Monat? Kundennummer? Mehr sagen? (freiwillig)", "Nummer Ihrer Bedarfsgemeinschaft? (freiwillig)")]
    [InlineData("en", "From a later month? Customer number? Say more? (optional)", "Number of your household unit (BG-Nummer)? (optional)")]
    public async Task What_is_folded_away_on_a_page_is_called_by_what_is_inside(string language, string first, string person)
    {
        using var karim = house.Visitor();

        Assert.StartsWith(first, (await karim.Open($"/{language}/anliegen/apply")).Part("details.more summary"), StringComparison.Ordinal);
        await karim.Applies();
        Assert.StartsWith(person, (await karim.Open($"/{language}/anliegen/apply/person")).Part("details.more summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_of_a_whole_application_is_named_by_its_pages_each_with_how_much()
    {
        using var karim = house.Visitor();
        var receipt = await karim.Applies();

        var lines = receipt.Document.QuerySelectorAll("[aria-labelledby=fehlt] a").Select(a => (To: a.GetAttribute("href")!.Split('#')[0], Says: a.TextContent)).ToList();

        Assert.InRange(lines.Count, 2, 20);
        Assert.Equal(lines.Count, lines.Select(l => l.To).Distinct(StringComparer.Ordinal).Count());
        Assert.All(lines, l => Assert.Matches("^.+: noch [1-9][0-9]? offen$", l.Says));
        Assert.All(lines, l => Assert.StartsWith("/de/anliegen/apply/", l.To, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await karim.Open(lines[^1].To)).Status);
    }

    [Fact]
    public async Task Four_answers_are_an_application_received_at_that_instant()
    {
        using var karim = house.Visitor();

        var receipt = await karim.Applies();

        Assert.True(receipt.IsReceipt());
        Assert.Contains("Ihr Antrag ist angekommen.", receipt.Part("h1"));
        Assert.Contains("Freitag, 30. Oktober 2026, 20:", receipt.Part(".lead"));
        Assert.Contains("Er zählt ab 1. Oktober 2026.", receipt.Part(".lead"));
        Assert.Matches(@"^\d{3} \d{3} \d{4}$", receipt.Keys().Number);
        Assert.Matches(@"^\d{4} \d{4} \d{4}$", receipt.Keys().Code);
        Assert.Equal(1, await house.Arrivals(receipt.Keys().Number));
    }

    [Fact]
    public async Task A_date_no_calendar_has_is_received_all_the_same_and_asked_back_on_the_receipt()
    {
        using var karim = house.Visitor();

        var receipt = await karim.Applies(("birthDate.d", "31"), ("birthDate.m", "2"));

        Assert.True(receipt.IsReceipt());
        Assert.Contains("Den 31. Februar gibt es nicht. Meinen Sie den 28. Februar 1994?", receipt.Text);
        var asked = await karim.Open(receipt.Link("section[aria-labelledby=pruefen] a")!);
        Assert.Equal("31", asked.Document.GetElementById("birthDate.d")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("de", "Wollen Sie einem Bescheid widersprechen?"), InlineData("en", "Do you want to object to a decision?"), InlineData("ar", "هل تريدون الاعتراض على قرار؟")]
    public async Task What_an_objection_needs_stands_beside_the_words_before_they_are_sent(string language, string sentence)
    {
        using var karim = house.Visitor();

        var page = await karim.Open($"/{language}/anliegen/apply");
        Assert.StartsWith(sentence, page.Part("#wantWords-o"), StringComparison.Ordinal);
        Assert.Contains("wantWords-o", page.Document.GetElementById("wantWords")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal($"/{language}/widerspruch.pdf", page.Link("#wantWords-o a"));
        await karim.HandsIn("Guten Tag.", language);
        Assert.StartsWith(sentence, (await karim.Open($"/{language}/status/anliegen")).Part("#words-o"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_on_paper_says_what_an_objection_needs_as_the_screen_does()
    {
        using var karim = house.Visitor();
        var objecting = await karim.HandsIn("Ich lege Widerspruch gegen den Bescheid ein.");
        Assert.Contains("Ein Widerspruch braucht Ihre Unterschrift.", await Paper(karim, objecting), StringComparison.Ordinal);

        using var other = house.Visitor();
        Assert.DoesNotContain("Unterschrift", await Paper(other, await other.HandsIn("Wann ist mein Termin?")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_voluntary_things_are_left_nothing_is_said_to_be_missing_on_screen_and_on_paper()
    {
        using var oksana = house.Visitor();
        var receipt = await oksana.HandsIn("Wann ist mein Termin?");

        Assert.Equal("Das können Sie noch dazulegen", receipt.Part("#fehlt"));
        Assert.DoesNotContain("fehlt noch", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fehlt Ihnen etwas?", receipt.Text, StringComparison.Ordinal);
        Assert.All(receipt.Parts("section[aria-labelledby=fehlt] li"), l => Assert.Contains("freiwillig", l, StringComparison.Ordinal));
        var paper = await Paper(oksana, receipt);
        Assert.Contains("Das können Sie noch dazulegen", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Das fehlt noch", paper, StringComparison.Ordinal);

        using var karim = house.Visitor();
        var open = await karim.Applies();
        Assert.Equal("Das fehlt noch", open.Part("#fehlt"));
        Assert.Contains("Das fehlt noch", await Paper(karim, open), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_month_that_was_wished_for_stands_on_the_receipt_on_screen_and_on_paper()
    {
        using var karim = house.Visitor();

        var receipt = await karim.Applies(("laterMonth", "Februar 2027"));

        Assert.Contains("Ihr Wunsch: das Geld erst ab Februar 2027", receipt.Part(".band"));
        Assert.Contains("Ihr Wunsch: das Geld erst ab Februar 2027", await Paper(karim, receipt), StringComparison.Ordinal);
        Assert.DoesNotContain("Ihr Wunsch", (await karim.Open((await karim.Applies()).Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Equal("Antrag", (await karim.Open("/de/status/anliegen")).Part("h1"));
    }

    private static async Task<string> Paper(Visitor person, PageSeen receipt)
    {
        var pdf = await person.Get(receipt.Link("a[href$='/pdf']")!);
        using var paper = UglyToad.PdfPig.PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return string.Join(' ', string.Join(' ', paper.GetPages().Select(p => UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor.ContentOrderTextExtractor.GetText(p))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_name_alone_is_an_application_too()
    {
        using var karim = house.Visitor();

        var receipt = await karim.Applies(("birthDate.d", null), ("birthDate.m", null), ("birthDate.y", null), ("reach", null), ("want", null));

        Assert.True(receipt.IsReceipt());
        Assert.Contains("Wie erreichen wir Sie?", receipt.Part("section[aria-labelledby=fehlt]"));
    }

    [Fact]
    public async Task An_empty_page_is_no_application_and_says_what_to_write()
    {
        using var nobody = house.Visitor();
        var before = await house.Ask("SELECT count(*) FROM intake.request");

        var page = await nobody.Submit(await nobody.Open("/de/anliegen/apply"), People.Main);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Schreiben Sie bitte Ihren Namen.", page.Part("[role=alert]"));
        Assert.StartsWith("Bitte prüfen:", page.Title, StringComparison.Ordinal);
        Assert.Equal(before, await house.Ask("SELECT count(*) FROM intake.request"));
    }

    [Fact]
    public async Task A_double_click_a_retry_and_the_back_button_give_one_receipt()
    {
        using var karim = house.Visitor();
        var page = await karim.Open("/de/anliegen/apply");

        var first = await karim.Submit(page, People.Main, People.Karim);
        var retry = await karim.Submit(page, People.Main, People.Karim);

        Assert.Equal(first.Keys(), retry.Keys());
        Assert.Equal(1, await house.Arrivals(first.Keys().Number));
    }

    [Fact]
    public async Task Going_back_changing_and_sending_once_more_is_received_and_never_answered_with_the_old_receipt()
    {
        using var karim = house.Visitor();
        var page = await karim.Open("/de/anliegen/apply");
        await karim.Submit(page, People.Main, People.Karim);

        var told = await karim.Submit(page, People.Main, People.Karim.But(("reach", "Telefon 0176 5550123")));
        var receipt = told.IsReceipt() ? told : await karim.Submit(told, People.Main);

        Assert.Contains("0176 5550123", receipt.Text);
        Assert.True(receipt.IsReceipt());
        Assert.Equal(2, await house.Arrivals(receipt.Keys().Number));
    }

    [Fact]
    public async Task Twenty_posts_of_one_page_at_once_are_one_request_and_one_arrival()
    {
        using var karim = house.Visitor();
        var page = await karim.Open("/de/anliegen/apply");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => karim.Submit(page, People.Main, People.Karim)));

        var keys = Assert.Single(answers.Select(a => a.Keys()).Distinct());
        Assert.Equal(1, await house.Arrivals(keys.Number));
    }

    [Fact]
    public async Task A_retry_whose_first_answer_never_came_back_finds_the_same_request()
    {
        using var karim = house.Visitor();
        using var sameFormWithoutCookies = house.Visitor();
        var page = await karim.Open("/de/anliegen/apply");
        var lost = await karim.Submit(page, People.Main, People.Karim);

        var fresh = await sameFormWithoutCookies.Open("/de/anliegen/apply");
        var again = await sameFormWithoutCookies.Submit(fresh, People.Main, People.Karim.But(("_begin", Begin(page))));

        Assert.Equal(lost.Keys(), again.Keys());
        Assert.Equal(1, await house.Arrivals(lost.Keys().Number));
    }

    [Fact]
    public async Task What_was_missing_can_be_completed_later_under_the_same_number()
    {
        using var karim = house.Visitor();
        var receipt = await karim.Applies(("reach", null));
        Assert.Contains("Jetzt weiter ausfüllen", receipt.Text);

        var first = await karim.Open("/de/anliegen/apply/declaration");
        var people = await karim.Submit(first, People.Main, ("reach", "0176 5550100"));
        Assert.EndsWith("/anliegen/apply/people", people.Address.AbsolutePath, StringComparison.Ordinal);
        (string, string?)[][] rest =
        [
            [("people.with", "nobody"), ("family.status", "single"), ("housing.kind", "rent")],
            [("person.birthPlace", "Musterstadt"), ("person.birthCountry", "Deutschland"), ("person.nationality", "german")],
            [("home.street", "Lindenstraße 4"), ("home.postalCode", "12345"), ("home.city", "Musterstadt")],
            [("situation.able", "yes"), ("situation.stay", "nowhere"), ("situation.near", "yes"), ("insurance.kind", "compulsory")],
            [("before.kinds", "none"), ("claims.applied", "none"), ("claims.maintenance", "none"), ("claims.accident", "no")],
            [("housing.rent", "412,50"), ("heating.to", "landlord")],
            [("heating.kind", "gas"), ("heating.water", "central")],
            [("income.work", "none"), ("pay.kinds", "none")],
            [("income.assets", "no")],
            [],
            [],
            [("replyBy", "letter"), ("declaration", "confirmed")],
        ];
        var check = people;
        foreach (var answers in rest)
            check = await karim.Submit(check, People.Main, answers);
        var whole = await karim.Submit(check, People.Main);

        Assert.Equal(receipt.Keys(), whole.Keys());
        Assert.Equal(2, await house.Arrivals(receipt.Keys().Number));
        Assert.Contains("0176 5550100", whole.Text);
        Assert.Contains("412,50", whole.Text);
        Assert.DoesNotContain("Jetzt weiter ausfüllen", whole.Text);
        Assert.Contains("Nachweis", whole.Part("section[aria-labelledby=fehlt]") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_open_after_the_second_time_has_the_same_way_on_as_after_the_first()
    {
        using var karim = house.Visitor();
        await karim.Applies();

        var second = await karim.HandIn(await karim.Submit(await karim.Open("/de/anliegen/apply/people"), People.Main, ("people.with", "nobody"), ("family.status", "single"), ("housing.kind", "rent")));

        Assert.Equal(2, await house.Arrivals(second.Keys().Number));
        Assert.Contains("Jetzt weiter ausfüllen", second.Part("a.kern-btn--primary"), StringComparison.Ordinal);
        var on = await karim.Open(second.Link("a.kern-btn--primary[href*='/anliegen/apply/']")!);
        Assert.Equal(HttpStatusCode.OK, on.Status);
        Assert.Contains(second.Document.QuerySelectorAll("[aria-labelledby=fehlt] a"), a => a.GetAttribute("href")!.StartsWith(on.Address.AbsolutePath, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de", "Hiermit lege ich Widerspruch gegen den Bescheid ein.")]
    [InlineData("en", "I object to your decision of 3 November.")]
    [InlineData("ar", "أقدم اعتراضًا على القرار")]
    public async Task Words_that_may_object_are_told_before_the_receipt_and_received_all_the_same(string language, string words)
    {
        using var karim = house.Visitor();
        var page = await karim.Open($"/{language}/anliegen/apply");

        var receipt = await karim.Submit(page, People.Main, People.Karim.But(("wantWords", words)));

        // One press is the application: no page about another matter stands between it and its instant.
        Assert.True(receipt.IsReceipt());
        Assert.Equal("widerspruch", receipt.Document.QuerySelector("main [id]")!.Id);
        var request = $"(SELECT id FROM intake.request WHERE number = {receipt.Keys().Number.Digits()})";
        Assert.Equal(true, await house.Ask($"SELECT may_be_objection FROM intake.arrival WHERE request_id = {request}"));
        Assert.Equal(new DateOnly(2026, 10, 30), await house.Ask($"SELECT due_on FROM cases.task WHERE kind = 'ReadObjection' AND request_id = {request}"));
    }

    private static string? Begin(PageSeen page) => page.Document.QuerySelector("input[name=_begin]")!.GetAttribute("value");
}
