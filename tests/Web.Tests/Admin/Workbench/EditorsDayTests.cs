using System.Net;
using System.Text;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Admin.Workbench;

/// <summary>An editor's whole way on the pages: draft, blocked, translated, published; and what persons meet afterwards.</summary>
public sealed class EditorsDayTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task A_question_is_added_translated_published_and_asked_and_what_was_begun_moves_over()
    {
        using var person = house.Visitor();
        var begun = await person.Submit(await person.Open("/de/anliegen/debts"), Portal.People.Main, ("kinds", "rent"), ("amount", "300"), ("state", "reminder"), ("until.d", "1"), ("until.m", "2"), ("until.y", "2027"));
        Assert.EndsWith("/debts/how", begun.Address.AbsolutePath, StringComparison.Ordinal);

        using var editor = await house.Clerk("Romy Feder", "/admin/forms");
        var form = await editor.Submit(await editor.Open("/admin/forms/debts"), "form[action$='handler=begin']");
        Assert.Contains("Entwurf von Romy Feder", form.Text, StringComparison.Ordinal);

        // What is broken is kept, with its line and reason.
        var page = await editor.Open("/admin/forms/debts/definition");
        var broken = await editor.Submit(page, "main form", ("Definition", Written(page).Replace("\"version\": 2,", "\"version\": 2", StringComparison.Ordinal)));
        Assert.Contains("Zeile 4: Hier ist die Schreibweise nicht in Ordnung", broken.Part("#hindernisse"), StringComparison.Ordinal);
        var asked = await editor.Submit(broken, "main form", ("Definition", Written(page).Replace("{ \"id\": \"why\",", "{ \"id\": \"pets\", \"kind\": \"choice\", \"required\": true, \"choices\": [\"yes\", \"no\"] },\n        { \"id\": \"why\",", StringComparison.Ordinal)));
        Assert.Null(asked.Part("#hindernisse"));

        // Without words nobody publishes it.
        var blocked = await editor.Open("/admin/forms/debts/publish");
        Assert.Contains("Der deutsche Text „q.pets“ fehlt.", blocked.Part("#hindernisse"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0L), ((await editor.Submit(blocked, "main .form")).Status, await house.Ask("SELECT count(*) FROM catalog.form_edition WHERE published_at IS NOT NULL AND code = 'debts'")));
        Assert.EndsWith("/texts/how#de.q.pets", blocked.Link("#hindernisse a"), StringComparison.Ordinal);

        var texts = await editor.Open("/admin/forms/debts/texts/how");
        await editor.Submit(texts, "main form.texts", ("t.de.q.pets", "Haben Sie Tiere?"), ("t.de.q.pets.yes", "Ja"), ("t.de.q.pets.no", "Nein"));
        Assert.Contains("Englisch fehlt: „q.pets“.", (await editor.Open("/admin/forms/debts/publish")).Part("#hindernisse"), StringComparison.Ordinal);
        foreach (var (language, words) in new[] { ("en", new[] { "Do you have animals?", "Yes", "No" }), ("ar", ["هل لديكم حيوانات؟", "نعم", "لا"]) })
            await Translate(editor, language, words);
        var ready = await editor.Open("/admin/forms/debts/publish");
        Assert.Null(ready.Part("#hindernisse"));

        Assert.Contains("neu", (await editor.Open("/admin/forms/debts/diff/house/draft")).Part("tr.new"), StringComparison.Ordinal);
        var published = await editor.Submit(ready, "main .form");
        Assert.Contains("gilt seit", published.Part("td.good"), StringComparison.Ordinal);

        // Who begins now is asked, in their language; who had begun is asked as well and keeps what they wrote.
        var again = await person.Open(begun.Address.PathAndQuery);
        Assert.Contains("Haben Sie Tiere?", again.Text, StringComparison.Ordinal);
        using var arab = house.Visitor();
        var first = await arab.Submit(await arab.Open("/ar/anliegen/debts"), Portal.People.Main, ("kinds", "rent"), ("amount", "300"), ("state", "reminder"), ("until.d", "1"), ("until.m", "2"), ("until.y", "2027"));
        Assert.Contains("هل لديكم حيوانات؟", first.Text, StringComparison.Ordinal);
        var closing = await person.Submit(again, Portal.People.Main, ("pets", "no"));
        var receipt = await person.HandIn(await person.Submit(closing, Portal.People.Main, ("name", "Paula Pappel"), ("replyBy", "here")));
        Assert.Contains("Haben Sie Tiere?", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("300", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_was_published_meanwhile_is_told_by_name_and_nothing_happens_twice()
    {
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");
        using var lead = await house.Clerk("Ayla Herbst", "/admin/forms");
        await editor.Submit(await editor.Open("/admin/forms/absence"), "form[action$='handler=begin']");
        var (mine, theirs) = (await editor.Open("/admin/forms/absence/publish"), await lead.Open("/admin/forms/absence/publish"));

        await lead.Submit(theirs, "main .form");
        var late = await editor.Submit(mine, "main .form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Ayla Herbst war schneller: Der Entwurf ist schon freigegeben, als Version 2.", late.Part(".bad-news"), StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.journal j JOIN catalog.form_edition e ON e.id = j.about WHERE j.kind = 'FormPublished' AND e.code = 'absence'"));
    }

    [Fact]
    public async Task What_a_colleague_saved_meanwhile_is_told_and_the_words_stay_in_their_fields()
    {
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");
        await editor.Submit(await editor.Open("/admin/forms/evidence"), "form[action$='handler=begin']");
        var (one, two) = (await editor.Open("/admin/forms/evidence/texts"), await editor.Open("/admin/forms/evidence/texts"));

        await editor.Submit(one, "main form.texts", ("t.de.title", "Erstens"));
        var told = await editor.Submit(two, "main form.texts", ("t.de.title", "Zweitens"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Zweitens"), (told.Status, told.Part("textarea[name='t.de.title']")));
        await editor.Submit(told, "main form.texts");
        Assert.Equal("Zweitens", (await editor.Open("/admin/forms/evidence/texts")).Part("textarea[name='t.de.title']"));
    }

    [Fact]
    public async Task Whoever_saves_over_a_colleague_sees_their_words_beside_the_field_and_what_was_left_alone_is_theirs()
    {
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");
        using var lead = await house.Clerk("Ayla Herbst", "/admin/forms");
        await editor.Submit(await editor.Open("/admin/forms/certificate"), "form[action$='handler=begin']");
        var (mine, theirs) = (await editor.Open("/admin/forms/certificate/texts"), await lead.Open("/admin/forms/certificate/texts"));
        await lead.Submit(theirs, "main form.texts", ("t.de.title", "Von Ayla"), ("t.en.title", "By Ayla"));

        var told = await editor.Submit(mine, "main form.texts", ("t.de.title", "Von Romy"));

        Assert.Equal(("Von Romy", "By Ayla"), (told.Part("textarea[name='t.de.title']"), told.Part("textarea[name='t.en.title']")));
        Assert.Contains("Von Ayla", told.Part("[id='de.title-jetzt']"), StringComparison.Ordinal);
        Assert.Contains("Ayla Herbst", told.Part("[id='de.title-jetzt']"), StringComparison.Ordinal);
        Assert.Null(told.Part("[id='en.title-jetzt']"));
        await editor.Submit(told, "main form.texts");
        var saved = await editor.Open("/admin/forms/certificate/texts");
        Assert.Equal(("Von Romy", "By Ayla"), (saved.Part("textarea[name='t.de.title']"), saved.Part("textarea[name='t.en.title']")));

        var (asked, other) = (await editor.Open("/admin/forms/certificate/definition"), await lead.Open("/admin/forms/certificate/definition"));
        await lead.Submit(other, "main form", ("Definition", Written(other) + "\n// Ayla"));
        var beside = await editor.Submit(asked, "main form", ("Definition", Written(asked) + "\n// Romy"));
        Assert.EndsWith("// Ayla", beside.Part("#gespeichert"), StringComparison.Ordinal);
        Assert.EndsWith("// Romy", beside.Part("#definition"), StringComparison.Ordinal);
        await editor.Submit(beside, "main form");
        Assert.EndsWith("// Romy", (await editor.Open("/admin/forms/certificate/definition")).Part("#definition"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("portal", "ar")]
    [InlineData("helfen", "en")]
    [InlineData("telefon", "ar")]
    [InlineData("dienst", "de")]
    public async Task The_preview_shows_the_page_of_each_door_in_each_language_and_can_send_nothing(string door, string language)
    {
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");

        var page = await editor.Open($"/admin/forms/apply/preview/{language}/money?tuer={door}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(door is "portal" or "helfen" ? language : "de", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language, page.Document.QuerySelector(".questions .q")!.Closest("[lang]")!.GetAttribute("lang"));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".questions .q"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Every_screen_stands_on_one_page_in_every_language()
    {
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");

        var all = await editor.Open("/admin/forms/apply/all");

        Assert.Equal(OffenesHaus.Catalog.Language.All.Count, all.Document.QuerySelectorAll("section")[0].QuerySelectorAll("thead th").Length - 1);
        Assert.Contains("Nur wenn „", all.Text, StringComparison.Ordinal);
        Assert.Contains("Früher gefragt", all.Text, StringComparison.Ordinal);
        Assert.Empty(all.Document.QuerySelectorAll("td .bad"));
    }

    [Fact]
    public async Task A_broken_file_is_told_line_by_line_and_a_form_that_comes_back_is_a_draft()
    {
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");
        var file = await (await editor.Get("/admin/forms/message/xdatenfelder.xml")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        (string, string?)[] fields = [("Code", "garden-plot"), ("Service", "something-else"), ("Act", "free")];

        var broken = await editor.SubmitWith(await editor.Open("/admin/forms/new"), "main .form", [Sent(file.Replace("<xdf:anzahl>1:1</xdf:anzahl>", "<xdf:anzahl>viele</xdf:anzahl>", StringComparison.Ordinal))], fields);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0L), (broken.Status, await house.Ask("SELECT count(*) FROM catalog.form_edition WHERE code = 'garden-plot'")));
        Assert.Matches("Zeile [0-9]+: Die Anzahl „viele“ ist nicht zu lesen", broken.Part(".bad-news"));
        Assert.Equal("garden-plot", broken.Document.QuerySelector("#code")!.GetAttribute("value"));
        Assert.Contains("in Zeile 1 nicht zu lesen", (await editor.SubmitWith(broken, "main .form", [Sent("<x>")])).Part(".bad-news"), StringComparison.Ordinal);

        var draft = await editor.SubmitWith(broken, "main .form", [Sent(file)], fields);
        Assert.EndsWith("/admin/forms/garden-plot", draft.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Was die Datei hatte und das Formular nicht hat", draft.Text, StringComparison.Ordinal);
        Assert.Contains("Englisch fehlt: „title“.", (await editor.Open("/admin/forms/garden-plot/publish")).Part("#hindernisse"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open("/de/anliegen/garden-plot")).Status);
    }

    [Fact]
    public async Task Who_reads_requests_finds_no_workbench_and_who_edits_reads_none()
    {
        using var worker = await house.Clerk();
        using var editor = await house.Clerk("Romy Feder", "/admin/forms");

        Assert.Equal(HttpStatusCode.NotFound, (await worker.Open("/admin/forms")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open("/desk")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open("/admin/hours")).Status);
    }

    private static async Task Translate(Visitor editor, string language, string[] words)
    {
        var file = await (await editor.Get($"/admin/forms/debts/texts.{language}.xliff")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var text in words)
        {
            var at = file.IndexOf("<target state=\"needs-translation\" />", StringComparison.Ordinal);
            file = string.Concat(file.AsSpan(0, at), $"<target>{text}</target>", file.AsSpan(at + "<target state=\"needs-translation\" />".Length));
        }

        var taken = await editor.SubmitWith(await editor.Open("/admin/forms/debts/translate"), "main .form", [Sent(file)], ("To", language));
        Assert.Contains("3 Texte sind übernommen.", taken.Text, StringComparison.Ordinal);
    }

    private static FileSent Sent(string file) => new("datei", "datei.xml", Encoding.UTF8.GetBytes(file), "application/xml");

    private static string Written(PageSeen page) => page.Document.QuerySelector("#definition")!.TextContent;
}
