using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using UglyToad.PdfPig;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class ReadsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_look_of_each_clerk_is_one_line_with_name_role_and_reason()
    {
        using var rana = house.Visitor();
        var (number, _) = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        var status = await rana.Open("/de/status/anliegen");
        await rana.SubmitWith(status, People.Main, [new("files", "vertrag.jpg", Files.Jpeg)], ("Words", "Hier ist der Vertrag."));
        var path = "/desk/requests/" + number.Digits();
        foreach (var name in (string[])["Miriam Sommer", "Jonas Winter", "Ayla Herbst"])
        {
            using var clerk = await house.Clerk(name);
            for (var twice = 0; twice < 2; twice++)
            {
                var page = await clerk.Open(path);
                if (name == "Jonas Winter")
                    await clerk.Open(page.Link(".thumbs a")!);
            }
        }

        var seen = await rana.Open("/de/status/gelesen");

        Assert.Equal(4, seen.Parts(".look").Count);
        Assert.Equal(4L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number.Digits()} AND kind IN ('RequestRead', 'FileRead', 'LetterRead')"));
        Assert.StartsWith("Ayla Herbst, ", seen.Parts(".look b")[0], StringComparison.Ordinal);
        Assert.Contains("Jonas Winter, Sachbearbeitung", seen.Parts(".look b"), StringComparer.Ordinal);
        Assert.Single(seen.Parts(".look"), l => l.Contains("hat diese Datei geöffnet: vertrag.jpg", StringComparison.Ordinal));
        Assert.All(seen.Parts(".look"), l => Assert.Contains("Warum: An Ihrem Anliegen war etwas zu tun.", l, StringComparison.Ordinal));
        Assert.Contains("Datenschutzbeauftragte", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_looked_yet_is_said_and_others_are_asked_for_number_and_code()
    {
        using var rana = house.Visitor();
        using var stranger = house.Visitor();
        await rana.HandsIn("Etwas anderes");

        Assert.Contains("Bisher hat niemand von uns Ihr Anliegen geöffnet.", (await rana.Open("/de/status/gelesen")).Text, StringComparison.Ordinal);
        Assert.Equal("/de/status", (await stranger.Open("/de/status/gelesen")).Address.AbsolutePath);
        Assert.Equal("/de/status", (await stranger.Open("/de/status/gelesen/pdf")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await rana.Open("/de/status/gelesen?vor=kein")).Status);
    }

    [Fact]
    public async Task A_long_list_goes_on_page_by_page_and_leaves_nothing_out()
    {
        using var rana = house.Visitor();
        var (number, _) = (await rana.HandsIn("Etwas anderes")).Keys();
        var about = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        await using (var scope = house.As(ActorKind.Clerk, (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Miriam Sommer'"))!))
        {
            for (var i = 0; i < 120; i++)
                scope.ServiceProvider.GetRequiredService<Journal>().Note(JournalKind.RequestRead, about, ReasonCode.OpenTask);
            await scope.ServiceProvider.GetRequiredService<OfficeDb>().SaveChangesAsync(Stop);
        }

        var pages = new List<int>();
        for (var link = "/en/status/gelesen"; link is not null;)
        {
            var page = await rana.Open(link);
            pages.Add(page.Parts(".look").Count);
            link = page.Link("a[rel=next]");
        }

        Assert.Equal([50, 50, 20], pages);
    }

    [Fact]
    public async Task The_list_is_a_tagged_paper_too_and_a_clerk_who_prints_it_stands_on_it()
    {
        using var rana = house.Visitor();
        using var clerk = await house.Clerk();
        var (number, _) = (await rana.HandsIn("Etwas anderes", "ar")).Keys();
        var path = "/desk/requests/" + number.Digits();
        await clerk.Open(path);

        var desk = await clerk.Get(path + "/gelesen.pdf");
        var own = await rana.Get("/ar/status/gelesen/pdf");

        Assert.Contains("sandbox", desk.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var answer in (HttpResponseMessage[])[desk, own])
        {
            using var paper = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Stop));
            Assert.Contains("MiriamSommer", string.Concat(paper.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.True(paper.Structure.Catalog.CatalogDictionary.ContainsKey(UglyToad.PdfPig.Tokens.NameToken.Create("StructTreeRoot")));
        }

        Assert.Single((await rana.Open("/de/status/gelesen")).Parts(".look"), l => l.Contains("hat diese Liste für Sie gedruckt", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reason_and_role_has_its_plain_words_in_every_language()
    {
        var texts = house.Services.GetRequiredService<Texts>();
        foreach (var t in Language.All.Select(l => new Say(texts, l)))
        {
            Assert.All(Enum.GetValues<ReasonCode>(), r => Assert.NotEmpty(ReadWords.Why(Line(reason: r), t)));
            Assert.All(Enum.GetValues<ClerkRole>(), r => Assert.NotEmpty(ReadWords.Who(Line(role: r), t)));
        }
    }

    private static ReadLine Line(ReasonCode reason = ReasonCode.OpenTask, ClerkRole? role = null) =>
        new() { Id = Guid.Empty, Kind = JournalKind.RequestRead, At = DateTimeOffset.UnixEpoch, Reason = reason, Name = "Miriam Sommer", Role = role, File = null, Words = null, LetterAt = null };
}
