using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Walks once through every page of the portal in every state and every language, and notes what the tools say about each.</summary>
public sealed class EveryPage : OpenHouse, IAsyncLifetime
{
    private readonly List<PageNoted> noted = [];

    internal IReadOnlyList<PageNoted> Noted => noted;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await using var without = await HouseWithoutDatabase.Open();
        foreach (var language in new[] { "de", "en", "ar" })
        {
            // Script is on for the tools alone.
            await using var context = await OneBrowser.Phone(language, script: true);
            var person = new Walker(await context.NewPageAsync(), Address);
            await Walk(person, language);
            await PublicPages(person, language);
            await Troubles(person, new Walker(await context.NewPageAsync(), without.Address), language);
        }
    }

    private async Task Look(string number)
    {
        await using var scope = As(ActorKind.Clerk, Guid.CreateVersion7());
        var about = (Guid)(await Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        await scope.ServiceProvider.GetRequiredService<Journal>().NoteLook(JournalKind.RequestRead, about, null, default);
    }

    private async Task Note(Walker person, string language, string state) => noted.Add(await PageNoted.Of(person, language, state, "html"));

    private async Task PublicPages(Walker person, string language)
    {
        foreach (var path in new[] { "leistungen", "leistungen/first-application", "hilfe", "datenschutz", "impressum", "barrierefreiheit", "leichte-sprache", "gebaerdensprache", "status/persoenlich" })
        {
            await person.Open($"/{language}/{path}");
            await Note(person, language, path.Replace('/', ' '));
        }

        await person.Open($"/{language}/beleg");
        await Note(person, language, "check of a receipt");
        await person.Page.EvalOnSelectorAsync("form.check", "form => { form.elements.text.value = 'OHR1~412'; form.submit(); }");
        await person.Page.Locator("#result h2").WaitForAsync();
        await Note(person, language, "check of a receipt refused");

        await person.Open($"/{language}/barrierefreiheit/rueckmeldung");
        await Note(person, language, "barrier empty");
        await person.Press(Walker.Main);
        await Note(person, language, "barrier with errors");
        await person.Write(("words", "Die Schrift ist zu klein."), ("where", "/de/frist"));
        await person.Press(Walker.Main);
        await Note(person, language, "barrier received");
    }

    /// <summary>What does not work: absent, too large, too often, our fault, not now.</summary>
    private async Task Troubles(Walker person, Walker elsewhere, string language)
    {
        await person.Open($"/{language}/gibt-es-nicht");
        await Note(person, language, "404");

        await person.Open($"/{language}/status");
        await person.Page.EvaluateAsync("() => { const more = document.createElement('textarea'); more.name = 'more'; more.value = 'x'.repeat(2100000); document.querySelector('main form').append(more); }");
        await person.Press(Walker.Main);
        await Note(person, language, "413");

        // More wrong codes than one network may try for one number.
        using (var guesser = Visitor())
            for (var i = 0; i < 11; i++)
                await guesser.ComesBack("412 907 3580", $"{i:D12}", language);
        await person.Open($"/{language}/status");
        await person.Write(("Number", "412 907 3580"), ("Code", "0000 0000 0000"));
        await person.Press(Walker.Main);
        await Note(person, language, "429 with errors");

        await person.Open($"/{language}/anliegen/message/words");
        await person.Write(("concern", "Ich schreibe <b>viel</b>."));
        await Ask("ALTER TABLE intake.answers RENAME TO answers_gone");
        await person.Press(Walker.Main);
        await Ask("ALTER TABLE intake.answers_gone RENAME TO answers");
        await Note(person, language, "500");

        await elsewhere.Open($"/{language}/anliegen/message/words");
        await elsewhere.Write(("concern", "Bitte rufen Sie mich an."));
        await elsewhere.Press(Walker.Main);
        await Note(elsewhere, language, "503");
    }

    private async Task Helps(Walker helper, string language, string number, string code)
    {
        var path = $"/{language}/helfen";
        async Task Open(string to, string state)
        {
            await helper.Open(path + to);
            await Note(helper, language, state);
        }

        async Task Press(string button, string state)
        {
            await helper.Press(button);
            await Note(helper, language, state);
        }

        await Open("/anmelden", "helper's log-in");
        await Press(Walker.Main, "helper's log-in with errors");
        await Open("/konto", "helper's account");
        await Press(Walker.Main, "helper's account with errors");
        await helper.Write(("Number", number), ("Code", code), ("Name", "Samir Haddad"), ("Login", $"samir.{language}"), ("Password", Tests.Helper.Helping.Password));
        await Press(Walker.Main, "second step to choose");
        await Press(Walker.Main, "second step to choose with errors");
        await Press("form[action$='handler=list'] button", "list of codes");
        await Open("", "mandates");
        await Press(Walker.Main, "mandates with errors");
        await Open("/mein-passwort", "helper's password to change");
        await Press(Walker.Main, "helper's password to change with errors");
        await Open("/neu", "begin for somebody");
        await Press(Walker.Main, "begin for somebody with errors");
        await Open($"/{number.Digits()}", "matter under a mandate");
        await Open($"/{number.Digits()}/angaben", "filled in for somebody");
        await helper.Write(("concern", ""));
        await Press(Walker.Main, "filled in for somebody with errors");
        await Open($"/{number.Digits()}/pruefen", "check for somebody");
        await Press(Walker.Main, "receipt for somebody");
    }

    private async Task Walk(Walker person, string language)
    {
        Task Note(string state) => this.Note(person, language, state);
        async Task Open(string path, string state)
        {
            await person.Open($"/{language}{path}");
            await Note(state);
        }

        async Task Press(string button, string state)
        {
            await person.Press(button);
            await Note(state);
        }

        await Open("", "start");
        await Open("/anliegen/apply", "apply empty");
        await Press(Walker.Main, "apply with errors");
        await person.Write(("name", "Karim Haddad"), ("birthDate.d", "31"), ("birthDate.m", "2"), ("birthDate.y", "1994"), ("want", "livelihood"));
        await Press(Walker.Main, "receipt with missing and odd answers");
        await Open("/anliegen/apply", "part 2 empty");
        await Press(Walker.Main, "part 2 with errors");
        await Open("/anliegen/apply/papers", "papers");
        await Open("/anliegen/apply/closing", "closing");
        await Open("/anliegen/apply/pruefen", "check with missing");

        await Open("/anliegen/change-notice", "change notice");
        await person.Write(("name", "Rana Çelik"), ("birthDate.d", "5"), ("birthDate.m", "1"), ("birthDate.y", "1988"));
        await Press(Walker.Main, "what has changed");
        foreach (var kind in new[] { "move", "account", "housing" })
            await person.Write(("kinds", kind));
        await person.Write(("who", "me"));
        await Press(Walker.Main, "move");
        await person.Write(("move.postalCode", "12"), ("move.validFrom.d", "1"));
        await person.Photos("move.evidence", ("vertrag.jpg", Files.Jpeg), ("leer.jpg", []));
        await Press(Walker.Add, "a photo kept and one refused");
        await Press(Walker.Main, "move with errors");
        await Press(Walker.Save, "saved");
        await Open("/anliegen/change-notice/account", "account");

        await Open("/wege", "ways");
        await Open("/wege/schnell", "fastest way");
        await Open("/wege/schnell?ziel=widerspruch", "fastest way to object");
        await Open("/wege/schnell?ziel=notfall", "fastest way in an emergency");
        await Open("/wege/schnell?ziel=", "fastest way with errors");
        await Open("/frist", "deadlines");
        await Open("/frist/post-days", "deadline empty");
        await Open("/frist/post-days?d=30&m=2&y=2026&n=x", "deadline with errors");
        await Open("/frist/post-objection?d=14&m=10&y=2026", "deadline");
        await Open("/frist/post-objection?d=14&m=10&y=2026&d2=16&m2=10&y2=2026&land=BY", "deadlines compared");

        await Open("/anliegen/message", "message empty");
        await person.Write(("concern", "Ich lege Widerspruch ein.\nZweite Zeile."), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        await Press(Walker.Main, "check with objection");
        await Press(Walker.Main, "receipt with objection");
        var (number, code) = await person.Keys();

        await Open("/status", "number and code");
        await person.Write(("Number", number), ("Code", "0000 0000 0000"));
        await Press(Walker.Main, "wrong code");
        await person.Write(("Number", number), ("Code", code));
        await Press(Walker.Main, "status");
        await Press(Walker.Main, "empty reply");
        await person.Write(("Words", "Noch etwas: <b>wichtig</b>"));
        await person.Photos("files", ("gut.jpg", Files.Jpeg), ("leer.jpg", []));
        await Press(Walker.Main, "reply partly taken");
        await person.Leaving(() => person.Page.Locator("[role=status] a[href*='/eingang/']").ClickAsync());
        await Note("receipt of a reply");
        await Open("/anliegen/message/words", "message filled");

        await Open("/status/gelesen", "nobody looked yet");
        await Open("/status/kopie", "a copy of my data");
        await Open("/status/antwortweg", "letter or online");
        await person.Page.CheckAsync("#way-Letter");
        await Press(Walker.Main, "letter or online with errors");
        await Open("/status/schutz", "how we reach you");
        await Press(Walker.Main, "how we reach you with errors");
        await person.Page.CheckAsync("#address");
        await person.Page.CheckAsync("#way-Letter");
        await person.Write(("To", "Beratungsstelle\nRing 1\n12345 Musterstadt"), ("When", "vormittags"));
        await Press(Walker.Main, "address protected");
        await Look(number);
        await Open("/status/gelesen", "who looked");

        await Open("/status/hilfe", "who helps me");
        await Press(Walker.Main, "who helps me with errors");
        await person.Write(("Kind", "Family"), ("Name", "Samir Haddad"), ("Months", "1"));
        foreach (var scope in new[] { "Status", "FillIn", "Evidence", "Letters" })
            await person.Write(("Scope", scope));
        await Press(Walker.Main, "hand-over code");
        await Helps(person, language, number, (await person.Keys()).Code);
        await Open("/status/verloren", "lost code");
        await person.Write(("Number", number));
        await Press(Walker.Main, "letter asked for");
        await Open("/status/neuer-code", "new code");
        await Press(Walker.Main, "new code with errors");

        using var rana = Visitor();
        var lost = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;
        await rana.AsksForALetter(lost);
        await person.Write(("Number", lost), ("Pin", await this.Pin(lost)), ("d", "5"), ("m", "1"), ("y", "1988"));
        await Press(Walker.Main, "new code shown");
    }
}
