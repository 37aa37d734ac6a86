using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Tests.Parity;
using OffenesHaus.Web.Tests.Talk;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>The receipt that proves itself: through every door, in every verifier, and refused as soon as one sign of it is another.</summary>
public sealed class CheckReceiptTests(ParityHouse house) : IClassFixture<ParityHouse>
{
    private const string Statement = "^OHR1~[0-9]{10}~[0-9]{8}T[0-9]{6}Z~[0-9]{8}~[0-9]+~[A-Z][a-z]+~[0-9a-f]{64}~[0-9a-f]{64}~[0-9a-f]{16}~[0-9a-f]{128}$";

    private const string Genuine = "Dieser Beleg ist echt", Told = "Ich ziehe um und brauche Hilfe.";

    private string Anchors => Path.Combine(house.Data, "anchors");

    private IReadOnlyDictionary<string, string> Keys => house.Services.GetRequiredService<HouseKeys>().See();

    [Fact]
    public async Task What_came_through_any_channel_proves_itself_everywhere_though_the_key_is_another_by_now()
    {
        Func<ParityDoor>[] doors = [() => new PortalDoor(house), () => new HelperDoor(house), () => new MailDoor(house, letterbox: false), () => new MailDoor(house, letterbox: true), () => new TalkDoor(house, counter: true), () => new TalkDoor(house, counter: false)];
        var service = house.Catalogue.Find("something-else")!;
        var sample = house.Sample(house.Forms[service.Form]);
        List<(string Channel, string Short, string Long)> came = [];
        foreach (var open in doors)
        {
            using var door = open();
            var number = await door.Serve(service, sample);
            await Sign();
            using var person = house.Visitor();
            await person.ComesBack(number, await house.CodeOf(number));
            var receipt = await person.Open("/de/eingang");
            Assert.Contains($"~{number}~", TextOf(receipt), StringComparison.Ordinal);
            came.Add((door.Arrival, TextOf(receipt), await Long(person, receipt)));
        }

        var old = Keys.Keys.Single();
        new JournalUpkeep(null!, house.Services.GetRequiredService<OfficePlace>()).Rotate();
        var (_, fresh, _) = await Writes("Nach dem Wechsel des Schlüssels.");
        Assert.DoesNotContain(old, fresh.Split("~OHP1~")[0], StringComparison.Ordinal);
        came.Add(("Portal", fresh, fresh));

        foreach (var (channel, brief, whole) in came)
        {
            Assert.Contains($"~{channel}~", brief, StringComparison.Ordinal);
            Assert.Contains($"{Genuine} und steht im Journal.", await Says(brief), StringComparison.Ordinal);
            Assert.Contains($"{Genuine}.", await Says($"https://haus.example/de/beleg#{brief.Split("~OHP1~")[0]}"), StringComparison.Ordinal);
            if (whole != brief)
                Assert.Contains("Auch die Angaben stimmen.", await Says(whole), StringComparison.Ordinal);
            var (said, code) = await Verifiers.Python(Anchors, whole);
            Assert.True(code == 0 && said.Contains(channel, StringComparison.Ordinal), said);
        }

        Assert.All(await Verifiers.Script(Keys, came.Select(c => c.Short)), v => Assert.Equal("Proven", v));
        Assert.All(await Verifiers.Script(Keys, came.Where(c => c.Long != c.Short).Select(c => c.Long)), v => Assert.Equal("ProvenWithList", v));
    }

    [Fact]
    public async Task What_was_cut_retyped_changed_or_comes_from_elsewhere_is_refused_with_a_sentence_that_helps()
    {
        var (_, text, whole) = await Writes(Told);
        var (_, other, _) = await Writes("Etwas anderes.");
        var parts = text.Split('~');
        string With(int part, string value) => string.Join('~', parts.Select((p, i) => i == part ? value : p));
        var stolen = parts[7][..63] + (parts[7][63] == '0' ? '1' : '0');
        (string Given, string Verdict, string Sentence)[] cases =
        [
            ("Guten Tag", "NotOurs", "Das ist kein Text von einem Beleg."),
            (text[1..], "Damaged", "Der Text ist nicht vollständig."),
            (text[..200], "Damaged", "Der Text ist nicht vollständig."),
            (text[..^1], "Damaged", "Der Text ist nicht vollständig."),
            (With(6, "O" + parts[6][1..]), "Damaged", "Der Text ist nicht vollständig."),
            (With(1, Another(parts[1])), "Changed", "Die Unterschrift passt nicht"),
            (With(2, "20261101T090000Z"), "Changed", "Die Unterschrift passt nicht"),
            (With(3, "20261001"), "Changed", "Die Unterschrift passt nicht"),
            (With(4, "2"), "Changed", "Die Unterschrift passt nicht"),
            (With(5, "Post"), "Changed", "Die Unterschrift passt nicht"),
            (With(7, stolen), "Changed", "Die Unterschrift passt nicht"),
            (With(9, Twin(parts[9])), "Changed", "Die Unterschrift passt nicht"),
            (With(8, "0123456789abcdef"), "Foreign", "nicht dieses Haus unterschrieben"),
            (text.Split("~OHP1~")[0] + "~OHP1~" + other.Split("~OHP1~")[1], "ProofFails", "Der Teil über das Journal passt nicht."),
            (With(11, "0"), "ProofFails", "Der Teil über das Journal passt nicht."),
            (whole.Replace(Told, "Ich ziehe nicht um.", StringComparison.Ordinal), "ListDiffers", "Die Liste der Angaben ist eine andere."),
        ];

        foreach (var (given, verdict, sentence) in cases)
        {
            Assert.Contains(sentence, await Says(given), StringComparison.Ordinal);
            Assert.Equal(1, (await Verifiers.Python(Anchors, given)).Code);
        }

        Assert.Equal(cases.Select(c => c.Verdict), await Verifiers.Script(Keys, cases.Select(c => c.Given)), StringComparer.Ordinal);
        Assert.Contains("Fügen Sie bitte den Text des Belegs ein.", (await Asks(" ")).Part("[role=alert]"), StringComparison.Ordinal);
        // A number alone is told to nobody.
        Assert.Contains("Das ist kein Text von einem Beleg.", await Says(parts[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statement_says_nothing_of_a_person_and_the_same_words_never_have_the_same_hash()
    {
        var (receipt, one, whole) = await Writes(Told);
        var (_, two, _) = await Writes(Told);

        var (number, code) = receipt.Keys();
        Assert.Matches(Statement, one.Split("~OHP1~")[0]);
        Assert.DoesNotContain(code.Digits(), one, StringComparison.Ordinal);
        Assert.Contains(number.Digits(), one, StringComparison.Ordinal);
        Assert.NotEqual(one.Split('~')[6], two.Split('~')[6], StringComparer.Ordinal);
        Assert.Contains(Told, whole, StringComparison.Ordinal);
        // Whoever knows every answer and not the salt finds no hash of them.
        var list = whole[whole.IndexOf(PastedStatement.ListFormat, StringComparison.Ordinal)..].TrimEnd('\n');
        var guessed = Regex.Replace(list, "\nsalt [0-9a-f]{64}", "\nsalt " + new string('0', 64));
        Assert.Contains("Die Liste der Angaben ist eine andere.", await Says($"{one}\n{guessed}"), StringComparison.Ordinal);
        // The long receipt is the person's: nobody else has it.
        using var stranger = house.Visitor();
        Assert.EndsWith("/de/status", (await stranger.Open(receipt.Link("a[href$='beleg.txt']")!)).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_paper_the_same_text_proves_it_and_no_line_stands_alone_on_a_page()
    {
        using var desk = await house.AtCounter();
        var matter = await desk.HandsIn(await desk.Begins(await desk.Visits(), "something-else"), ("name", "Karl Kommt"), ("concern", Told), ("replyBy", "here"));
        await Sign();

        var pages = await Verifiers.Pages(await Bytes(desk, $"{matter.Address.AbsolutePath}/quittung.pdf"));

        Assert.All(pages, p => Assert.True(p.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 8, $"A page with almost nothing on it:\n{p}"));
        var law = pages.Single(p => p.Contains("§ 16 Abs. 2", StringComparison.Ordinal) || p.Contains("§ 60", StringComparison.Ordinal) || p.Contains("§ 130", StringComparison.Ordinal));
        Assert.Contains("Warum", law, StringComparison.Ordinal);
        var text = string.Concat(Regex.Match(string.Join('\n', pages), @"OHR1~\S+(?:\n\S+)*(?=\n\s*\n)").Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"{Genuine} und steht im Journal.", await Says(text), StringComparison.Ordinal);
        Assert.Contains("~Counter~", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_that_hangs_on_the_door_is_checked_at_the_same_page()
    {
        await Writes(Told);
        using var operatorAtDesk = await house.Clerk("Kim Lenz", "/desk/journal");
        var pages = await Verifiers.Pages(await Bytes(operatorAtDesk, "/desk/journal/head.pdf"));
        Assert.Contains("/de/beleg", Assert.Single(pages).Replace("\u200B", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var line = (string)(await house.Ask("SELECT line FROM trust.tree_head ORDER BY number DESC LIMIT 1"))!;
        foreach (var given in (string[])[line, line.Replace(' ', '~')])
        {
            Assert.Contains("Dieser Stand des Journals ist echt.", await Says(given), StringComparison.Ordinal);
            Assert.Equal(["HeadHolds"], await Verifiers.Script(Keys, [given]));
            Assert.Equal(0, (await Verifiers.Python(Anchors, given)).Code);
        }
    }

    [Fact]
    public async Task In_a_real_browser_the_page_checks_by_itself_and_the_house_never_hears_of_the_text()
    {
        var (_, text, _) = await Writes(Told);
        await using var context = await OneBrowser.AsItIs("de", 360);
        var page = await context.NewPageAsync();
        List<string> asked = [];
        page.Request += (_, request) => asked.Add($"{request.Method} {request.Url} {request.PostData}");

        await page.GotoAsync($"{house.Address}de/beleg#{text}");
        await page.Locator("#result h2").WaitForAsync();

        Assert.Equal($"{Genuine} und steht im Journal.", await page.Locator("#verdict").InnerTextAsync());
        await page.FillAsync("#text", text.Replace("~Portal~", "~Helper~", StringComparison.Ordinal));
        await page.ClickAsync(Walker.Main);
        await page.Locator(".verdict.bad").WaitForAsync();
        Assert.Equal("Die Unterschrift passt nicht zu diesem Text.", await page.Locator("#verdict").InnerTextAsync());
        Assert.All(asked, a => Assert.DoesNotContain(text.Split('~')[6], a.Split('#')[0], StringComparison.Ordinal));
        Assert.DoesNotContain(asked, a => a.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de", "Dieser Beleg ist echt und steht im Journal."), InlineData("ar", "هذا التأكيد صحيح ومسجّل في السجل.")]
    public async Task The_file_checks_without_any_house_or_net(string language, string genuine)
    {
        var (_, text, whole) = await Writes(Told);
        using var anybody = house.Visitor();
        var file = Path.Combine(Directory.CreateTempSubdirectory("oh-check-").FullName, "beleg-pruefen.html");
        var got = await anybody.Get($"/{language}/beleg/pruefen.html");
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition?.DispositionType);
        await File.WriteAllBytesAsync(file, await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await using var context = await OneBrowser.AsItIs(language, 360);
        await context.SetOfflineAsync(true);
        var page = await context.NewPageAsync();

        await page.GotoAsync($"file://{file}#{text}");
        await page.Locator("#result h2").WaitForAsync();

        Assert.Equal(genuine, await page.Locator("#verdict").InnerTextAsync());
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
        // The sheet is the house's own, and newer than what this checker knows of sheets.
        var bare = Path.ChangeExtension(file, ".bare.html");
        await File.WriteAllTextAsync(bare, Regex.Replace(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "<style>.*?</style>", "<style></style>", RegexOptions.Singleline), TestContext.Current.CancellationToken);
        Assert.Empty(await Programs.ComplaintsAboutHtml([bare]));
        await page.SetViewportSizeAsync(320, 740);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "It has to be pushed sideways.");
        foreach (var (given, good) in ((string, bool)[])[(whole, true), (text.Replace("~Portal~", "~Phone~", StringComparison.Ordinal), false), (text[..^2], false)])
        {
            await page.FillAsync("#text", given);
            await page.ClickAsync(Walker.Main);
            await page.Locator(good ? ".verdict.good" : ".verdict.bad").WaitForAsync();
        }

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    /// <summary>Somebody writes at the portal; their receipt once a head covers it, its text and the long one.</summary>
    private async Task<(PageSeen Receipt, string Text, string Long)> Writes(string concern)
    {
        using var person = house.Visitor();
        var check = await person.Submit(await person.Open("/de/anliegen/message/words"), ParityDoor.Go, ("concern", concern), ("name", "Nora Niemand"), ("replyBy", "here"));
        var receipt = await person.Submit(check, ParityDoor.Go);
        await Sign();
        receipt = await person.Open(receipt.Address.AbsolutePath);
        return (receipt, TextOf(receipt), await Long(person, receipt));
    }

    private async Task Sign()
    {
        var chain = house.Services.GetRequiredService<ChainEntries>();
        for (var tries = 0; tries < 200; tries++)
        {
            await chain.Run(closing: true, TestContext.Current.CancellationToken);
            if (await house.Ask("SELECT NOT EXISTS (SELECT FROM trust.journal j WHERE NOT EXISTS (SELECT FROM trust.journal_leaf l WHERE l.entry = j.id AND l.index < (SELECT max(size) FROM trust.tree_head)))") is true)
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("No head covers what was written.");
    }

    private async Task<string> Says(string text) => (await Asks(text)).Part("#verdict") ?? "";

    private async Task<PageSeen> Asks(string text)
    {
        using var anybody = house.Visitor();
        return await anybody.Submit(await anybody.Open("/de/beleg"), "form.check", ("text", text));
    }

    private static async Task<byte[]> Bytes(Visitor visitor, string path) => await (await visitor.Get(path)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static async Task<string> Long(Visitor person, PageSeen receipt) => System.Text.Encoding.UTF8.GetString(await Bytes(person, receipt.Link("a[href$='beleg.txt']")!));

    private static string TextOf(PageSeen receipt) => receipt.Part(".proof details bdi") ?? throw new InvalidOperationException($"No proof on {receipt.Address}:\n{receipt.Text}");

    private static string Another(string digits) => (digits[0] == '9' ? "8" : "9") + digits[1..];

    // The second signature that belongs to every first: anybody can work it out, and it is not ours.
    private static string Twin(string signature)
    {
        var order = System.Numerics.BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.AllowHexSpecifier);
        var s = System.Numerics.BigInteger.Parse("0" + signature[64..], System.Globalization.NumberStyles.AllowHexSpecifier);
        return signature[..64] + Convert.ToHexStringLower((order - s).ToByteArray(isUnsigned: true, isBigEndian: true)).PadLeft(64, '0');
    }
}
