using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Protection;

public sealed class AddressSecrecyTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mask_comes_at_once_on_the_wish_and_nobody_asks_for_proof()
    {
        using var rana = house.Visitor();
        using var clerk = await house.Clerk();
        var receipt = await rana.WritesFrom(Protected.Lane, ("concern", "Ich wohne in der kanarigasse  17 und brauche Hilfe."));
        var number = receipt.Keys().Number;
        Assert.Contains("Kanarigasse 17", (await clerk.Open(Protected.Path(number))).Text, StringComparison.Ordinal);

        var page = await rana.WantsProtection();

        Assert.Contains("Ihre Anschrift ist geschützt.", page.Part("[role=status]"), StringComparison.Ordinal);
        foreach (var seen in new[] { await clerk.Open(Protected.Path(number)), await clerk.Open(Protected.Path(number) + "/code"), await rana.Open("/de/eingang"), await rana.Open("/de/anliegen/message"), await rana.Open("/de/anliegen/message/pruefen"), await rana.Open("/de/status/schutz") })
            Assert.DoesNotContain("anarigasse", seen.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("geschützte Anschrift", (await clerk.Open(Protected.Path(number))).Part(".answers"), StringComparison.Ordinal);
        Assert.Contains("Ich wohne in der ••••• und brauche Hilfe.", (await clerk.Open(Protected.Path(number))).Part(".answers"), StringComparison.Ordinal);
        Assert.Contains("geschützte Anschrift", (await rana.Open("/de/eingang")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("anarigasse", Protected.WordsOf(await (await rana.Get(receipt.Link("a[href$='/pdf']")!)).Content.ReadAsByteArrayAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal("Address", await house.Ask($"SELECT detail FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number.Digits()} AND kind = 'ProtectionSet' AND actor_kind = 'Person'"));
    }

    [Fact]
    public async Task A_reply_whose_words_were_covered_is_one_reply_however_often_it_is_sent()
    {
        using var rana = house.Visitor();
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        await rana.WantsProtection();
        var page = await rana.Open("/de/status/anliegen");

        for (var i = 0; i < 3; i++)
            await rana.Submit(page, "form:has([name=_key])", ("Words", "Seit gestern wohne ich in der Kanarigasse 17."));

        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number.Digits()} AND a.kind = 'Reply'"));
    }

    [Fact]
    public async Task What_was_declared_is_kept_bit_for_bit_under_a_key_of_its_own()
    {
        using var rana = house.Visitor();
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        var declared = await Bytes(number);

        await rana.WantsProtection();

        await using var scope = house.As(ActorKind.House);
        var services = scope.ServiceProvider;
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        var original = await services.GetRequiredService<OfficeDb>().Set<ProtectedOriginal>().SingleAsync(o => o.RequestId == request && o.Kind == OriginalKind.Answers, Stop);
        using var secret = await services.GetRequiredService<ProtectedKeys>().Of(original.KeyId, Stop);
        Assert.Equal(declared, original.Plain(secret));
        Assert.NotEqual(declared, await Bytes(number));

        // The office key opens none of it.
        using var key = await services.GetRequiredService<Keys>().Of(request, Stop);
        Assert.Throws<SealBroken>(() => original.Plain(new(original.KeyId, key)));
        Assert.Throws<SealBroken>(() => DataKey.Unwrap((byte[])house.Ask($"SELECT wrapped FROM protection.protected_key WHERE id = '{original.KeyId}'").GetAwaiter().GetResult()!, services.GetRequiredService<OfficeKey>(), original.KeyId));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(house.Data, "keys", "protection.key")));
    }

    [Fact]
    public async Task Only_who_is_named_opens_the_address_and_the_person_reads_who_why_and_when()
    {
        using var rana = house.Visitor();
        using var worker = await house.Clerk("Jonas Winter");
        using var lead = await house.Clerk("Ayla Herbst");
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        await rana.WantsProtection();

        var shut = await worker.Open(Protected.Path(number) + "/protection");
        Assert.Null(shut.Document.QuerySelector("form[action$='handler=read']"));
        Assert.Null(shut.Document.QuerySelector("form[action$='handler=name']"));
        Assert.Equal(HttpStatusCode.NotFound, (await Forged(worker, shut, number, "read")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Forged(worker, shut, number, "name")).Status);

        var refused = await lead.Names(number, "Jonas Winter", "kurz");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Jonas Winter", (await lead.Names(number, "Jonas Winter")).Part("section[aria-labelledby=wer]"), StringComparison.Ordinal);
        Assert.DoesNotContain((await lead.Open(Protected.Path(number) + "/protection")).Parts("#wer-neu option"), o => o.StartsWith("Ayla", StringComparison.Ordinal));

        var read = await worker.OpensAddress(number);
        Assert.Contains("Kanarigasse 17", read.Part("section[aria-labelledby=ga]"), StringComparison.Ordinal);
        Assert.Contains("98765 Geheimstadt", read.Part("section[aria-labelledby=ga]"), StringComparison.Ordinal);

        // The lead named somebody; that opens nothing to the lead.
        Assert.Equal(HttpStatusCode.NotFound, (await Forged(lead, await lead.Open(Protected.Path(number) + "/protection"), number, "read")).Status);
        var looks = (await rana.Open("/de/status/gelesen")).Parts(".look");
        Assert.Contains(looks, l => l.Contains("Jonas Winter", StringComparison.Ordinal) && l.Contains("hat Ihre geschützte Anschrift geöffnet", StringComparison.Ordinal));
        Assert.Contains(looks, l => l.Contains("Ayla Herbst", StringComparison.Ordinal) && l.Contains("„Bearbeitet den Umzug dieser Person.“", StringComparison.Ordinal));

        await lead.Submit(await lead.Open(Protected.Path(number) + "/protection"), "form[action$='handler=end']");
        Assert.Equal(HttpStatusCode.NotFound, (await Forged(worker, read, number, "read")).Status);
    }

    [Fact]
    public async Task A_new_address_is_protected_from_its_first_save_and_known_to_the_named_from_its_hand_in()
    {
        using var rana = house.Visitor();
        using var worker = await house.Clerk("Jonas Winter");
        using var lead = await house.Clerk("Ayla Herbst");
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        await rana.WantsProtection();
        await lead.Names(number, "Jonas Winter");

        var form = await rana.Open("/de/anliegen/message/words");
        Assert.Equal("•••••", form.Document.QuerySelector("#address")!.TextContent.Trim());
        var check = await rana.Submit(form, Portal.People.Main, ("address", "Neuweg 5\n11111 Anderswo"), ("concern", "Ich bin in den Neuweg 5 gezogen."));
        Assert.DoesNotContain("Neuweg 5", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Neuweg", (await worker.OpensAddress(number)).Text, StringComparison.Ordinal);
        await rana.HandIn(check);

        Assert.Contains("Neuweg 5", (await worker.OpensAddress(number)).Part("section[aria-labelledby=ga]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Neuweg 5", (await worker.Open(Protected.Path(number))).Text, StringComparison.Ordinal);

        // Saved again without touching the field: the address is still the one it was.
        await rana.HandIn(await rana.Submit(await rana.Open("/de/anliegen/message/words"), Portal.People.Main, ("concern", "Noch etwas.")));
        Assert.Contains("Neuweg 5", (await worker.OpensAddress(number)).Part("section[aria-labelledby=ga] div:first-child"), StringComparison.Ordinal);
        await house.KeepPromises();
        Assert.Contains("Neuweg 5", (await worker.OpensAddress(number)).Part("section[aria-labelledby=ga] div:first-child"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lifting_takes_two_and_then_everything_stands_where_it_stood()
    {
        using var rana = house.Visitor();
        using var clerk = await house.Clerk();
        using var lead = await house.Clerk("Ayla Herbst");
        var number = (await rana.WritesFrom(Protected.Lane, ("concern", "Ich wohne Kanarigasse 17."))).Keys().Number;
        var declared = await Bytes(number);
        await clerk.Answers(number);
        _ = await house.LettersOf(number);
        await rana.WantsProtection();

        var page = await clerk.Open(Protected.Path(number) + "/protection");
        await clerk.Submit(page, "form[action$='handler=lift']", ("Words", "Sie hat es heute allein am Schalter gesagt."));
        await clerk.Submit(page, "form[action$='handler=lift']", ("Words", "Sie hat es heute allein am Schalter gesagt."));
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.joint_act WHERE kind = 'LiftProtection' AND outcome IS NULL"));
        Assert.DoesNotContain("Kanarigasse", (await clerk.Open(Protected.Path(number))).Text, StringComparison.Ordinal);
        Assert.Null((await clerk.Open("/desk/second")).Document.QuerySelector("button[formaction$='handler=agree']"));

        await lead.Submit(await lead.Open("/desk/second"), "button[formaction$='handler=agree']");
        await house.KeepPromises();

        Assert.Contains("Ich wohne Kanarigasse 17.", (await clerk.Open(Protected.Path(number))).Text, StringComparison.Ordinal);
        Assert.Equal(declared, await Bytes(number));
        Assert.Contains("Kanarigasse 17", Protected.WordsOf(await (await clerk.Get($"/desk/letters/{(await house.LettersOf(number))[0]}.pdf")).Content.ReadAsByteArrayAsync(Stop)), StringComparison.Ordinal);

        // Set anew it holds as it did the first time.
        await rana.WantsProtection();
        Assert.DoesNotContain("Kanarigasse", (await clerk.Open(Protected.Path(number))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_named_reads_it_once_with_a_second_person_and_the_person_reads_why()
    {
        using var rana = house.Visitor();
        using var clerk = await house.Clerk();
        using var lead = await house.Clerk("Ayla Herbst");
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        await rana.WantsProtection();

        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/protection"), "form[action$='handler=ask']", ("Words", "Der Gutachter muss sie heute besuchen."));
        Assert.Null((await clerk.Open(Protected.Path(number) + "/protection")).Document.QuerySelector("form[action$='handler=read']"));
        await lead.Submit(await lead.Open("/desk/second"), "button[formaction$='handler=agree']");

        Assert.Contains("Kanarigasse 17", (await clerk.OpensAddress(number)).Part("section[aria-labelledby=ga]"), StringComparison.Ordinal);
        Assert.Contains((await rana.Open("/de/status/gelesen")).Parts(".look"), l => l.Contains("„Der Gutachter muss sie heute besuchen.“", StringComparison.Ordinal));
        await house.Ask("""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'JournalChecked', gen_random_uuid(), 'House', 'OfficeDuty', now(), '\x00');
            UPDATE trust.grant SET until = now() - interval '1 second' WHERE "right" = 'Address' AND until IS NOT NULL; COMMIT
            """);
        Assert.Null((await clerk.Open(Protected.Path(number) + "/protection")).Document.QuerySelector("form[action$='handler=read']"));
    }

    [Fact]
    public async Task Papers_replies_and_notes_do_not_give_away_what_the_form_keeps_secret()
    {
        using var rana = house.Visitor();
        using var clerk = await house.Clerk();
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        await rana.WantsProtection();
        await rana.SubmitWith(await rana.Open("/de/status/anliegen"), Portal.People.Main, [new("files", "Mietvertrag Kanarigasse 17.jpg", Files.Jpeg)], ("Words", "Der Vertrag für 98765  Geheimstadt liegt bei."));
        await clerk.Submit(await clerk.Open(Protected.Path(number) + "/note"), "main .form", ("Words", "Sie sagt: Kanarigasse 17."));
        await house.KeepPromises();

        var page = await clerk.Open(Protected.Path(number));
        Assert.DoesNotContain("anarigasse", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimstadt", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("geschützter Nachweis", page.Part(".thumbs"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".thumbs img, .thumbs a"));
        var file = await house.Ask($"SELECT f.id FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number.Digits()}");
        foreach (var address in (string[])["", "/pages/1", "/original"])
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"{Protected.Path(number)}/files/{file}{address}")).StatusCode);
        Assert.DoesNotContain("anarigasse", (await rana.Open("/de/status/anliegen")).Text, StringComparison.Ordinal);
    }

    private static async Task<PageSeen> Forged(Visitor clerk, PageSeen page, string number, string act)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["Reader"] = Guid.Empty.ToString(),
            ["Words"] = "Ein Grund, der lang genug ist.",
        });
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Protected.Path(number)}/protection?handler={act}", UriKind.Relative)) { Content = content };
        return await clerk.Send(post);
    }

    private async Task<byte[]> Bytes(string number)
    {
        await using var scope = house.As(ActorKind.House);
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(request, Stop);
        return key.Open((byte[])(await house.Ask($"SELECT sealed FROM intake.answers WHERE request_id = '{request}' ORDER BY revision DESC LIMIT 1"))!, AnswerRevision.Purpose, request);
    }
}
