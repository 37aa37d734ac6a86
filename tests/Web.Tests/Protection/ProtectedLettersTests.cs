using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Protection;

public sealed class ProtectedLettersTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_to_a_protected_person_is_opened_printed_and_posted_by_named_readers_and_for_others_it_is_a_number()
    {
        using var rana = house.Visitor();
        using var miriam = await house.Clerk();
        using var jonas = await house.Clerk("Jonas Winter");
        using var lead = await house.Clerk("Ayla Herbst");
        using var mail = await MailRoom();
        var number = (await rana.WritesFrom(Protected.Lane, ("name", "Nora Niemand"))).Keys().Number;
        await miriam.Answers(number, "Das war vor dem Schutz.");
        _ = await house.LettersOf(number);
        await rana.WantsProtection();
        await miriam.Answers(number);
        await lead.Names(number, "Jonas Winter");
        var letters = await house.LettersOf(number);
        Assert.Equal(2, letters.Count);

        foreach (var visitor in new[] { miriam, lead, mail })
        {
            foreach (var letter in letters)
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/desk/letters/{letter}.pdf")).StatusCode);
            foreach (var lane in (string[])["?stand=ToPrint", "?stand=ToPost", "?stand=Posted", "?stand=ToPrint&versand=Protected"])
                Assert.DoesNotContain("Nora Niemand", (await visitor.Open("/desk/letters" + lane)).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.Contains("an geschützte Personen", (await visitor.Open("/desk/letters")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit(await visitor.Open("/desk/letters"), "main form", ("Letter", letters[0].ToString()))).Status);
        }

        foreach (var letter in letters)
            Assert.Contains("Kanarigasse 17", Protected.WordsOf(await (await jonas.Get($"/desk/letters/{letter}.pdf")).Content.ReadAsByteArrayAsync(Stop)), StringComparison.Ordinal);
        Assert.DoesNotContain("Nora Niemand", (await jonas.Open("/desk/letters")).Text, StringComparison.Ordinal);
        var tray = await jonas.Open("/desk/letters?versand=Protected");
        Assert.Equal(2, tray.Parts(".list tbody tr").Count(r => r.Contains("Nora Niemand", StringComparison.Ordinal)));
        var printed = await jonas.Submit(tray, "main form", ("Letter", letters[1].ToString()));
        Assert.Equal("?stand=ToPost&versand=Protected", printed.Address.Query);
        await jonas.Submit(printed, "main form", ("Letter", letters[1].ToString()));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM correspondence.posting WHERE letter_id = '{letters[1]}'"));
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number.Digits()} AND j.kind = 'AddressRead'"));
    }

    [Fact]
    public async Task Letters_go_to_the_safe_contact_and_a_PIN_goes_nowhere_else()
    {
        using var rana = house.Visitor("127.130.0.1");
        using var jonas = await house.Clerk("Jonas Winter");
        using var lead = await house.Clerk("Ayla Herbst");
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        await rana.WantsProtection();
        var refused = await lead.Submit(await lead.Open(Protected.Path(number) + "/code"), "main .form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("mit einem Ausweis vorbeizukommen", refused.Part(".bad-news"), StringComparison.Ordinal);

        await rana.WantsProtection(("Way", "Letter"), ("To", "Beratungsstelle Sonne\nSchutzallee 3\n22222 Irgendwo\nTel. 0151 2345678"), ("When", "nur vormittags"), ("NeverCall", "true"));
        var seen = await jonas.Open(Protected.Path(number) + "/protection");
        Assert.Contains("Sicherer Kontakt: Brief, nie anrufen", seen.Text, StringComparison.Ordinal);
        Assert.Contains("nur vormittags", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Schutzallee", seen.Text, StringComparison.Ordinal);

        await lead.Names(number, "Jonas Winter");
        await jonas.Answers(number);
        var letter = (await house.LettersOf(number))[^1];
        var words = Protected.WordsOf(await (await jonas.Get($"/desk/letters/{letter}.pdf")).Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains("Schutzallee 3", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Kanarigasse", words, StringComparison.Ordinal);
        // The telephone beside it is kept for named readers, and stands on no envelope.
        Assert.DoesNotContain("0151", words, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM protection.address a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number.Digits()} AND a.kind = 'ContactOther'"));
        // Whoever has the code could name an address of their own: a PIN waits for one that was taken down at the desk.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.Submit(await lead.Open(Protected.Path(number) + "/code"), "main .form")).Status);
        await jonas.Submit(await jonas.Open(Protected.Path(number) + "/protection"), "form.form[action$='/protection']", ("Way", "Letter"), ("To", "Beratungsstelle Sonne\nSchutzallee 3\n22222 Irgendwo"));
        await lead.Submit(await lead.Open(Protected.Path(number) + "/code"), "main .form");
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.letter_pin p JOIN intake.request r ON r.id = p.subject WHERE r.number = {number.Digits()}"));
    }

    [Fact]
    public async Task A_letter_to_a_protected_person_without_an_address_waits_for_the_safe_one_and_takes_no_other()
    {
        const string anew = "button[formaction*='handler=address']", nowhere = "Anschrift nicht bekannt";
        using Visitor rana = house.Visitor(), jonas = await house.Clerk("Jonas Winter"), lead = await house.Clerk("Ayla Herbst");
        var number = (await rana.WritesFrom("", ("name", "Nadia Nirgends"))).Keys().Number;
        await rana.WantsProtection();
        await lead.Names(number, "Jonas Winter");
        await jonas.Answers(number);
        var letter = Assert.Single(await house.LettersOf(number)).ToString();
        Assert.Contains(nowhere, await Words(), StringComparison.Ordinal);
        var tray = await jonas.Open("/desk/letters?versand=Protected");

        Assert.Contains("Diese Person ist geschützt.", (await jonas.Submit(tray, anew, ("Letter", letter), ("To", "Fremder Weg 1\n12345 Musterstadt"))).Part(".bad-news"), StringComparison.Ordinal);
        Assert.Contains("noch keine Anschrift bekannt", (await jonas.Submit(tray, anew, ("Letter", letter))).Part(".bad-news"), StringComparison.Ordinal);
        await rana.WantsProtection(("Way", "Letter"), ("To", "Zuflucht 5\n12345 Musterstadt"));
        Assert.Equal("?stand=ToPrint&versand=Protected", (await jonas.Submit(tray, anew, ("Letter", letter))).Address.Query);
        await house.KeepPromises();

        var after = await Words();
        Assert.Equal((true, false), (after.Contains("Zuflucht 5", StringComparison.Ordinal), after.Contains(nowhere, StringComparison.Ordinal)));
        Assert.Equal(false, await house.Ask($"SELECT has_no_address FROM correspondence.letter WHERE id = '{letter}'"));

        async Task<string> Words() => Protected.WordsOf(await (await jonas.Get($"/desk/letters/{letter}.pdf")).Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Who_is_told_everything_in_person_finds_a_neutral_page_behind_number_and_code_and_a_letter_that_says_come()
    {
        using var rana = house.Visitor();
        using var elsewhere = house.Visitor();
        using var jonas = await house.Clerk("Jonas Winter");
        using var lead = await house.Clerk("Ayla Herbst");
        var (number, code) = (await rana.WritesFrom(Protected.Lane)).Keys();
        await elsewhere.ComesBack(number, code);
        Assert.Equal("/de/status/anliegen", (await elsewhere.Open("/de/status/anliegen")).Address.AbsolutePath);

        Assert.Equal("/de/status/persoenlich", (await rana.WantsProtection(("Counter", "true"))).Address.AbsolutePath);

        foreach (var path in (string[])["anliegen", "gelesen", "antwortweg", "schutz", "zugang"])
            Assert.Equal("/de/status", (await elsewhere.Open("/de/status/" + path)).Address.AbsolutePath);
        Assert.DoesNotContain("Wann ist mein Termin", (await elsewhere.Open("/de/anliegen/message/words")).Text, StringComparison.Ordinal);
        var neutral = await elsewhere.ComesBack(number, code);
        Assert.Equal("/de/status/persoenlich", neutral.Address.AbsolutePath);
        Assert.Contains("nur persönlich", neutral.Text, StringComparison.Ordinal);

        await lead.Names(number, "Jonas Winter");
        await jonas.Answers(number, "Ihr Termin ist bei Frau Kanarienvogel.");
        var words = Protected.WordsOf(await (await jonas.Get($"/desk/letters/{(await house.LettersOf(number))[^1]}.pdf")).Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains("Bitte kommen Sie zu uns", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Kanarienvogel", words, StringComparison.Ordinal);

        // Opened urgently, they are told that there is something to tell, and nothing on paper of what; nobody takes that letter back.
        var officer = (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Dilan Stern'"))!;
        await using (var scope = house.As(ActorKind.Clerk, officer))
            await scope.ServiceProvider.GetRequiredService<LookUrgently>().Run(RequestNumber.Parse(number, null), Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "Die Polizei ruft an und fragt nach ihr.", Stop);
        var told = (await house.LettersOf(number))[^1];
        Assert.Equal("PleaseCome", await house.Ask($"SELECT about FROM correspondence.letter WHERE id = '{told}' AND message_id IS NULL"));
        var come = Protected.WordsOf(await (await jonas.Get($"/desk/letters/{told}.pdf")).Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains("Bitte kommen Sie zu uns", come, StringComparison.Ordinal);
        Assert.Contains("Kanarigasse 17", come, StringComparison.Ordinal);
        Assert.DoesNotContain("dringend", come, StringComparison.Ordinal);
        var clerk = (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Jonas Winter'"))!;
        Assert.Equal("desk.letter-stays", (await Assert.ThrowsAsync<Refused>(Withdraw)).Code);
        // To nowhere it tells nobody.
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'LetterTypeset', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            UPDATE correspondence.letter SET has_no_address = true WHERE id = '{told}'; COMMIT
            """);
        Assert.Equal(1, await Withdraw());

        async Task<int> Withdraw()
        {
            await using var scope = house.As(ActorKind.Clerk, clerk);
            return await scope.ServiceProvider.GetRequiredService<WithdrawLetter>().Run([told], Stop);
        }
    }

    [Fact]
    public async Task Two_of_one_household_who_are_kept_apart_are_not_found_by_its_number()
    {
        using var rana = house.Visitor();
        using var omar = house.Visitor();
        using var clerk = await house.Clerk();
        await rana.WritesFrom(Protected.Lane, ("name", "Rana Getrennt"), ("customerNumber", "000K000777"));
        await omar.WritesFrom("Ahornweg 1\n12345 Musterstadt", ("name", "Omar Getrennt"), ("customerNumber", "000K000777"));
        async Task<string> Found(string words) => (await clerk.Submit(await clerk.Open("/desk/search"), "form.search", ("q", words))).Part("main")!;
        Assert.Contains("Rana Getrennt", await Found("000K000777"), StringComparison.Ordinal);

        await rana.WantsProtection(("Household", "true"));

        Assert.DoesNotContain("Rana Getrennt", await Found("000K000777"), StringComparison.Ordinal);
        Assert.Contains("Omar Getrennt", await Found("000K000777"), StringComparison.Ordinal);
        Assert.Contains("Rana Getrennt", await Found("rana getrennt"), StringComparison.Ordinal);
    }

    private async Task<Visitor> MailRoom()
    {
        await using (var scope = house.As(ActorKind.House))
            await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = "m.post", DisplayName = "Mia Post", Team = "Posteingang", Role = ClerkRole.MailRoom, Invented = true }, Stop);
        return await house.Clerk("Mia Post", "/desk/letters");
    }
}
