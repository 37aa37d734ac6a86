using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Protection;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>What a clerk writes may stand beside its German in the language that somebody wished for. The German counts.</summary>
public sealed class TranslationTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string German = "Ihr Antrag ist da.\n\nSie müssen nichts tun.", Arabic = "وصل طلبكم.\n\nلا يلزمكم فعل شيء.", Field = "#uebersetzung";

    private const string Entry = "INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'AnswersSaved', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00');";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_and_a_question_are_read_in_both_languages_each_marked_as_what_it_is()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("أحتاج شهادة", "ar")).Keys().Number.Digits();
        using var clerk = await Takes(number);

        var asks = await clerk.Open($"/desk/requests/{number}/ask");
        var missing = asks.Document.QuerySelector("[name=Was]")!.GetAttribute("value");
        var asked = await clerk.Submit(asks, "main form.form", ("Words", "Bitte schicken Sie den Bescheid."), ("Translation", "أرسلوا القرار من فضلكم."), ("Was", missing));
        Assert.Contains("Die Nachfrage ist gespeichert und geht hinaus.", asked.Part(".notice.good"), StringComparison.Ordinal);
        var answered = await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main form.form", ("Words", German), ("Translation", Arabic));

        Assert.Contains("Die Antwort ist gespeichert und geht hinaus.", answered.Part(".notice.good"), StringComparison.Ordinal);
        Assert.Contains("Übersetzung auf Arabisch:", answered.Text, StringComparison.Ordinal);
        var seen = await person.Open("/ar/status/anliegen");
        var (german, arabic) = (In(seen, "de"), In(seen, "ar"));
        Assert.Equal("Ihr Antrag ist da. Sie müssen nichts tun.", german[0]);
        Assert.Equal("وصل طلبكم. لا يلزمكم فعل شيء.", arabic[0]);
        // What is missing stands by both of its names, each in its own language; then the translation.
        Assert.StartsWith("Bitte schicken Sie den Bescheid.", german[1], StringComparison.Ordinal);
        Assert.All(german, g => Assert.DoesNotMatch(@"\p{IsArabic}", g));
        Assert.StartsWith("أرسلوا القرار من فضلكم. ", arabic[1], StringComparison.Ordinal);
        // Sealed like every word, and part of what somebody may take with them.
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM correspondence.message m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {number} AND m.translated_to = 'ar' AND position('طلبكم'::bytea in m.sealed_translation) = 0"));
        Assert.Contains("لا يلزمكم فعل شيء.", await (await person.Get("/ar/status/kopie/json")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_bears_the_translation_below_the_German_that_counts()
    {
        using var person = house.Visitor();
        var number = (await person.Submit(await person.Writes("أحتاج شهادة", "ar", ("replyBy", "letter"), ("address", "Birkenweg 7\n12345 Musterstadt")), Portal.People.Main)).Keys().Number.Digits();
        using var clerk = await Takes(number);

        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main form.form", ("Words", German), ("Translation", "وصل طلبكم. المبلغ حتى 1 ديسمبر 2026: 520,50 €.\n\nلا يلزمكم فعل شيء."));

        await using var scope = house.As(ActorKind.House);
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        var letter = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<Letter>().AsNoTracking().SingleAsync(l => l.RequestId == request && l.About == null, Stop);
        using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(request, Stop);
        var sheet = letter.Sheet(key);
        Assert.Equal("ar", sheet.Own!.Code);
        Assert.Equal("Übersetzung. Es gilt der deutsche Text.", sheet.Translation!.Heading.German);
        Assert.Equal(["وصل طلبكم. المبلغ حتى 1 ديسمبر 2026: 520,50 €.", "لا يلزمكم فعل شيء."], sheet.Translation.Paragraphs);
        await house.KeepPromises();
        var paper = Folded(Protected.WordsOf(await (await clerk.Get($"/desk/letters/{letter.Id}.pdf")).Content.ReadAsByteArrayAsync(Stop)));
        Assert.Contains("Übersetzung. Es gilt der deutsche Text.", paper, StringComparison.Ordinal);
        // Letters of a paper stand in it as they are drawn; figures as they are written, and an amount stays whole beside a year.
        Assert.Matches(@"520,50.{0,12}2026|2026.{0,12}520,50", paper);
    }

    [Fact]
    public async Task Who_is_told_in_person_only_gets_neither_words_nor_translation_on_paper()
    {
        using var person = house.Visitor();
        var number = (await person.Submit(await person.Writes("أحتاج شهادة", "ar", ("replyBy", "letter"), ("address", "Birkenweg 8\n12345 Musterstadt")), Portal.People.Main)).Keys().Number.Digits();
        await person.WantsProtection(("Counter", "true"));
        using var clerk = await Takes(number);

        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main form.form", ("Words", German), ("Translation", Arabic));

        // The one paper there is about this answer bids them come, and is of the house's own words.
        Assert.Equal("PleaseCome", await house.Ask($"SELECT string_agg(l.about, ',') FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.message_id IS NOT NULL"));
    }

    [Fact]
    public async Task What_is_kept_secret_is_covered_in_a_translation_too_and_put_back()
    {
        using var person = house.Visitor();
        var number = (await person.WritesFrom(Protected.Lane)).Keys().Number;
        await house.Ask($"BEGIN; {Entry} UPDATE intake.request SET language = 'ar' WHERE number = {number.Digits()}; COMMIT");
        using var clerk = await Takes(number.Digits());
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/answer"), "main form.form", ("Words", "Sie wohnen in der Kanarigasse 17."), ("Translation", "تسكنون في Kanarigasse 17."));

        await person.WantsProtection();
        var covered = (await person.Open("/de/status/anliegen")).Text + (await clerk.Open(Protected.Path(number))).Text;
        Assert.DoesNotContain("anarigasse", covered, StringComparison.Ordinal);
        Assert.Contains("تسكنون في", covered, StringComparison.Ordinal);

        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/protection"), "form[action$='handler=lift']", ("Words", "Sie hat es heute allein am Schalter gesagt."));
        await house.Agrees("Schutz der Anschrift aufheben", "Ayla Herbst", "/desk");
        await house.KeepPromises();
        Assert.Contains("تسكنون في Kanarigasse 17.", (await clerk.Open(Protected.Path(number))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translation_into_a_language_the_person_no_longer_reads_comes_back()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("أحتاج شهادة", "ar")).Keys().Number.Digits();
        using var clerk = await Takes(number);
        var page = await clerk.Open($"/desk/requests/{number}/answer");
        await house.Ask($"BEGIN; {Entry} UPDATE intake.request SET language = 'de' WHERE number = {number}; COMMIT");

        var back = await clerk.Submit(page, "main form.form", ("Words", German), ("Translation", Arabic));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, Field), (back.Status, back.Link(".bad-news a")));
        Assert.Contains("لا يلزمكم فعل شيء.", back.Document.QuerySelector(Field)!.TextContent, StringComparison.Ordinal);
        var sent = await clerk.Submit(back, "main form.form", ("Words", German), ("Translation", ""));
        Assert.Contains("Die Antwort ist gespeichert", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("وصل", (await person.Open("/de/status/anliegen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_German_is_asked_for_no_translation()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("Ich brauche eine Bescheinigung.")).Keys().Number.Digits();
        using var clerk = await Takes(number);
        var page = await clerk.Open($"/desk/requests/{number}/answer");
        Assert.Null(page.Document.QuerySelector(Field));
    }

    [Fact]
    public async Task A_translation_that_is_too_long_comes_back_with_every_word()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("أحتاج شهادة", "ar")).Keys().Number.Digits();
        using var clerk = await Takes(number);

        var back = await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main form.form", ("Words", German), ("Translation", new string('و', 8_001)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, Field, "true"), (back.Status, back.Link(".bad-news a"), back.Document.QuerySelector(Field)!.GetAttribute("aria-invalid")));
        Assert.Equal(8_001, back.Document.QuerySelector(Field)!.TextContent.Trim().Length);
    }

    [Fact]
    public async Task The_language_wished_for_in_a_form_goes_before_the_language_of_its_pages_and_is_kept()
    {
        using var person = house.Visitor();
        await person.Applies();
        var page = await person.Open("/de/anliegen/apply/closing");
        await person.Submit(page, Portal.People.Save, ("replyLanguage", "ar"));
        var number = (await person.HandIn(await person.Open("/de/anliegen/apply/closing"))).Keys().Number.Digits();

        Assert.Equal("ar", await house.Ask($"SELECT language FROM intake.request WHERE number = {number}"));
        // Written on in German, the wish still stands.
        await person.Submit(await person.Open("/de/anliegen/apply/closing"), Portal.People.Save, ("replyBy", "here"));
        Assert.Equal("ar", await house.Ask($"SELECT language FROM intake.request WHERE number = {number}"));
    }

    private static List<string> In(PageSeen page, string language) => [.. page.Document.QuerySelectorAll(".msg").Select(m => Folded(string.Join(' ', m.QuerySelectorAll($"p span[lang={language}]").Select(b => b.TextContent))))];

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Visitor> Takes(string number)
    {
        var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}"), "form[action$='handler=take'] button");
        return clerk;
    }
}
