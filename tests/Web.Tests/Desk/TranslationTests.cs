using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>What a clerk writes may stand beside its German in the language that somebody wished for. The German counts.</summary>
public sealed class TranslationTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string German = "Ihr Antrag ist da.\n\nSie müssen nichts tun.", Arabic = "وصل طلبكم.\n\nلا يلزمكم فعل شيء.", Field = "#uebersetzung";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_and_a_question_are_read_in_both_languages_each_marked_as_what_it_is()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("أحتاج شهادة", "ar")).Keys().Number.Digits();
        using var clerk = await Takes(number);

        var asked = await clerk.Submit(await clerk.Open($"/desk/requests/{number}/ask"), "main form.form", ("Words", "Bitte schicken Sie den Bescheid."), ("Translation", "أرسلوا القرار من فضلكم."));
        Assert.Contains("Die Nachfrage ist gesendet.", asked.Part(".notice.good"), StringComparison.Ordinal);
        var answered = await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main form.form", ("Words", German), ("Translation", Arabic));

        Assert.Contains("Die Antwort ist gesendet.", answered.Part(".notice.good"), StringComparison.Ordinal);
        Assert.Contains("Übersetzung auf Arabisch:", answered.Text, StringComparison.Ordinal);
        var seen = await person.Open("/ar/status/anliegen");
        Assert.Equal(["Ihr Antrag ist da. Sie müssen nichts tun.", "Bitte schicken Sie den Bescheid."], seen.Document.QuerySelectorAll(".msg bdi[lang=de]").Select(b => Folded(b.TextContent)), StringComparer.Ordinal);
        Assert.Equal(["وصل طلبكم. لا يلزمكم فعل شيء.", "أرسلوا القرار من فضلكم."], seen.Document.QuerySelectorAll(".msg bdi[lang=ar]").Select(b => Folded(b.TextContent)), StringComparer.Ordinal);
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

        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main form.form", ("Words", German), ("Translation", Arabic));

        await using var scope = house.As(ActorKind.House);
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        var letter = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<Letter>().AsNoTracking().SingleAsync(l => l.RequestId == request && l.About == null, Stop);
        using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(request, Stop);
        var sheet = letter.Sheet(key);
        Assert.Equal("ar", sheet.Own!.Code);
        Assert.Equal("Übersetzung. Es gilt der deutsche Text.", sheet.Translation!.Heading.German);
        Assert.Equal(["وصل طلبكم.", "لا يلزمكم فعل شيء."], sheet.Translation.Paragraphs);
        await house.KeepPromises();
        Assert.Equal("application/pdf", (await clerk.Get($"/desk/letters/{letter.Id}.pdf")).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Who_reads_German_is_asked_for_no_translation_and_told_nothing_twice()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("Ich brauche eine Bescheinigung.")).Keys().Number.Digits();
        using var clerk = await Takes(number);
        var page = await clerk.Open($"/desk/requests/{number}/answer");
        Assert.Null(page.Document.QuerySelector(Field));

        await clerk.Submit(page, "main form.form", ("Words", German), ("Translation", Arabic));

        Assert.DoesNotContain("وصل", (await person.Open("/de/status/anliegen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translation_that_is_too_long_comes_back_with_every_word()
    {
        using var person = house.Visitor();
        var number = (await person.HandsIn("أحتاج شهادة", "ar")).Keys().Number.Digits();
        using var clerk = await Takes(number);

        var back = await clerk.Submit(await clerk.Open($"/desk/requests/{number}/answer"), "main form.form", ("Words", German), ("Translation", new string('و', 8_001)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
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

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Visitor> Takes(string number)
    {
        var clerk = await house.Clerk();
        await clerk.Submit(await clerk.Open($"/desk/requests/{number}"), "form[action$='handler=take'] button");
        return clerk;
    }
}
