using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Protection;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>An objection that was said on the telephone: the letter that helps to sign it in time, and the statement at the counter days later.</summary>
public sealed class SignedLaterTests(EmergenciesTests.LaterMorning house) : IClassFixture<EmergenciesTests.LaterMorning>
{
    private const string Join = "form[action$='handler=join']", Identity = "form[action$='handler=identity']", Words = "form[action$='handler=words']", Signed = "form[action$='handler=statement']";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_by_telephone_is_signed_at_the_counter_days_later_and_the_sheet_bears_that_day()
    {
        // The other letters name days of this week: what takes days happens in a house of its own.
        await using var later = new EmergenciesTests.LaterMorning();
        await later.InitializeAsync();
        await new SignedLaterTests(later).IsSignedDaysLater();
    }

    private async Task IsSignedDaysLater()
    {
        var number = await Objects("Wilma Widerspruch", new(2026, 10, 9));
        await house.DiesAndComesBackAfter(TimeSpan.FromDays(3));
        using var desk = await house.AtCounter();
        var visit = await desk.Submit(await desk.Visits(), Join, ("Number", number));
        Assert.Contains("noch nicht gezeigt, wer sie ist", (await Forged(desk, visit)).Part("[role=alert]"), StringComparison.Ordinal);
        var matter = await desk.Submit(visit, Identity);
        // What comes beside it is no part of it.
        await desk.Submit(matter, Words, ("Words", "Hier ist mein Mietvertrag."));

        var paper = await desk.Get($"{matter.Address.AbsolutePath}/niederschrift.pdf");
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType?.MediaType);
        var words = Folded(Protected.WordsOf(await paper.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Contains("Donnerstag, 5. November 2026", words, StringComparison.Ordinal);
        Assert.Contains("Montag, 2. November 2026", words, StringComparison.Ordinal);
        Assert.Contains("Telefon", words, StringComparison.Ordinal);
        Assert.Contains("Die Nachzahlung fehlt.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Mietvertrag", words, StringComparison.Ordinal);

        await desk.Submit(await desk.Open(matter.Address.AbsolutePath), Signed);
        Assert.Equal(true, await house.Ask($"SELECT s.detail = replace(a.id::text, '-', '') FROM intake.conversation_step s JOIN intake.arrival a ON a.request_id = s.request_id AND a.may_be_objection JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.kind = 'StatementRecorded'"));
        using var miriam = await house.Clerk();
        var seen = await miriam.Open($"/desk/requests/{number}");
        Assert.Contains("Widerspruch zur Niederschrift, unterschrieben", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ielleicht ein Widerspruch", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_objected_nothing_is_signed_whatever_came_at_the_counter()
    {
        using var desk = await house.AtCounter();
        var matter = await desk.HandsIn(await desk.Begins(await desk.Visits(), "something-else"), ("name", "Paula Papier"), ("concern", "Hier sind Papiere."), ("replyBy", "here"));

        Assert.Contains("noch kein Widerspruch aufgenommen", (await Forged(desk, matter)).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.NotEqual("application/pdf", (await desk.Get($"{matter.Address.AbsolutePath}/niederschrift.pdf")).Content.Headers.ContentType?.MediaType, StringComparer.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {TalkPages.NumberOf(matter)} AND s.kind = 'StatementRecorded'"));
    }

    [Fact]
    public async Task The_letter_to_sign_names_the_decision_the_last_day_reckoned_from_it_and_when_the_counter_is_open()
    {
        var sheet = await Letter(await Objects("Frida Frist", new(2026, 10, 9)));

        // Posted on 9 October it counts as arrived on the 13th: a month later is Friday, 13 November.
        Assert.Contains("Bis Freitag, 13. November 2026, 24 Uhr.", Folded(sheet.Box.ByWhen.Answer.German), StringComparison.Ordinal);
        Assert.Contains("Steht in Ihrem Bescheid eine andere Frist, gilt der Bescheid.", Folded(sheet.Box.ByWhen.Answer.German), StringComparison.Ordinal);
        var body = Body(sheet);
        Assert.Contains("gegen den Bescheid vom Freitag, 9. Oktober 2026", body, StringComparison.Ordinal);
        Assert.Contains("Der Schalter ist wieder offen: Freitag, 6. November 2026, 8 bis 12 Uhr.", body, StringComparison.Ordinal);
        Assert.Contains("Ein Umschlag für die Rückantwort liegt bei.", body, StringComparison.Ordinal);
        Assert.Contains("§ 37 Abs. 2 SGB X", sheet.Law, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_letter_to_sign_leaves_blank_what_nobody_said_and_reckons_nothing_from_it()
    {
        var sheet = await Letter(await Objects("Otto Ohne"));

        Assert.Contains("Wann sie endet, steht am Ende Ihres Bescheids.", Folded(sheet.Box.ByWhen.Answer.German), StringComparison.Ordinal);
        var body = Body(sheet);
        Assert.Contains("gegen den Bescheid vom ____", body, StringComparison.Ordinal);
        Assert.DoesNotContain("So haben wir gerechnet", body, StringComparison.Ordinal);
        Assert.DoesNotContain("§ 37 Abs. 2 SGB X", sheet.Law, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Whose_letterbox_others_open_gets_no_letter_of_any_kind()
    {
        using var agent = await house.Agent();
        (string, string?)[] applies = [("name", "Nora Niepost"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("reach", "Lindenstraße 4\n12345 Musterstadt")];
        async Task<string> Applies(Func<PageSeen, Task<PageSeen>> goesOn)
        {
            var talk = await agent.Calls();
            var first = await agent.Begins(talk, "first-application");
            Assert.Contains("Nichts in den Briefkasten", first.Text, StringComparison.Ordinal);
            await goesOn(first);
            await agent.Ends(talk);
            return first.Address.AbsolutePath.Split('/')[4];
        }

        var with = await Applies(first => agent.Submit(first, TalkPages.Continue, applies));
        var declared = await Applies(async first =>
        {
            var matter = await agent.Submit(first, TalkPages.Continue, [.. applies, ("_no-letters", "true")]);
            Assert.DoesNotContain("Abschrift mit der Post", matter.Text, StringComparison.Ordinal);
            return matter;
        });
        // The line breaks before the page is sent: what the script kept is handed in by whoever ends the call.
        var broken = await Applies(async first =>
        {
            await agent.Keeps(first, [.. applies.Select(a => (a.Item1, a.Item2!)), ("_no-letters", "true")]);
            return first;
        });
        var talk = await agent.Calls();
        var objection = await agent.Fills(await agent.Begins(talk, "objection"), house.Sample("objection"));
        var objected = TalkPages.NumberOf(await agent.Submit(objection, "main form", ("WasReadBack", "true"), ("NoCopy", "true")));
        await agent.Ends(talk);

        foreach (var number in (string[])[with, declared, broken, objected])
            for (var waited = 0; waited < 60 && await house.Ask($"SELECT count(*) FROM platform.outbox o JOIN intake.request r ON r.id = o.subject WHERE r.number = {number} AND o.topic = 'write-code-letter'") is not 0L; waited++)
                await Task.Delay(500, Stop);
        Assert.NotEqual(0L, await Letters(with));
        foreach (var number in (string[])[declared, broken, objected])
            Assert.Equal(0L, await Letters(number));
        Assert.Equal(3L, await house.Ask("SELECT count(*) FROM intake.conversation_step WHERE kind = 'LettersWished' AND detail = 'no'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {broken}"));
    }

    private Task<object?> Letters(string number) => house.Ask($"SELECT count(*) FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number}");

    private static async Task<PageSeen> Forged(Visitor desk, PageSeen page)
    {
        var fresh = await desk.Open(page.Address.AbsolutePath);
        fresh.Document.QuerySelector(Words)!.SetAttribute("action", $"{page.Address.AbsolutePath}?handler=statement");
        return await desk.Submit(fresh, Signed);
    }

    /// <summary>By telephone, with the day of the decision where it is given.</summary>
    private async Task<string> Objects(string name, DateOnly? decided = null)
    {
        // A house that has just opened may not have read its hours yet.
        await using (var scope = house.As(ActorKind.House))
            await house.Services.GetRequiredService<OffenesHaus.Reach.HoursInForce>().Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), TestContext.Current.CancellationToken);
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var page = await agent.Begins(talk, "objection");
        (string, string?)[] day = decided is { } on ? [("decisionDate.d", $"{on.Day}"), ("decisionDate.m", $"{on.Month}"), ("decisionDate.y", $"{on.Year}")] : [];
        var closing = await agent.Submit(page, TalkPages.Continue, [.. day, ("reason", "Die Nachzahlung fehlt.")]);
        // An empty answer that is asked for is asked for once more, and then left.
        if (closing.Document.QuerySelector("[name=replyBy]") is null)
            closing = await agent.Submit(closing, TalkPages.Continue);
        var check = await agent.Submit(closing, TalkPages.Continue, ("name", name), ("replyBy", "letter"), ("address", "Holunderstraße 12\n01999 Musterstadt"));
        var number = TalkPages.NumberOf(await agent.Submit(check, "main form", ("WasReadBack", "true")));
        await agent.Ends(talk);
        return number;
    }

    private static string Body(LetterSheet sheet) => Folded(string.Join('\n', sheet.Body.Select(p => string.Concat(p.Runs.Select(r => r.Text)))));

    // Days hold together with spaces of their own, and lines break where the paper ends.
    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<LetterSheet> Letter(string number)
    {
        await using var scope = house.As(ActorKind.House);
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        var letter = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<Letter>().AsNoTracking()
            .SingleAsync(l => l.RequestId == request && l.About == LetterAbout.ObjectionToSign, Stop);
        using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(letter.RequestId, Stop);
        return letter.Sheet(key);
    }
}
