using System.Net;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class NoteTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Words = "Anruf der Schule: Das Kind ist angemeldet.";

    [Fact]
    public async Task A_note_is_read_by_colleagues_with_author_and_time_and_stands_sealed_in_the_database()
    {
        using var clerk = await house.Clerk();
        var path = await house.PathOf("Theo Tannengrün");
        var form = await clerk.Open(path + "/note");
        Assert.Contains("Art. 15 DSGVO", form.Part("#text-h"), StringComparison.Ordinal);

        var empty = await clerk.Submit(form, "main .form", ("Words", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var done = await clerk.Submit(empty, "main .form", ("Words", Words));
        await clerk.Submit(empty, "main .form", ("Words", Words));

        Assert.Equal(path, done.Address.AbsolutePath);
        using var colleague = await house.Clerk("Ayla Herbst");
        var seen = await colleague.Open(path);
        Assert.Contains(Words, Assert.Single(seen.Parts(".notes li")), StringComparison.Ordinal);
        Assert.Contains("Miriam Sommer", seen.Part(".notes li"), StringComparison.Ordinal);
        Assert.Contains("M. Sommer: interner Vermerk", seen.Part(".past-list"), StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM intake.note WHERE position(convert_to('Schule', 'UTF8') in sealed_words) > 0"));
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE kind = 'NoteWritten' AND r.number = " + path[^10..]));
    }

    [Fact]
    public async Task Other_words_from_a_page_gone_back_to_are_another_note_and_the_same_words_twice_are_one()
    {
        using var clerk = await house.Clerk("Jonas Winter");
        var path = await house.PathOf("Horst Hagebutt");
        var form = await clerk.Open(path + "/note");

        await clerk.Submit(form, "main .form", ("Words", "Die Mutter rief an."));
        await clerk.Submit(form, "main .form", ("Words", "Die Mutter rief an. Es eilt."));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clerk.Submit(form, "main .form", ("Words", "Die Mutter rief an. Es eilt."))));

        Assert.Equal(2, (await clerk.Open(path)).Parts("[aria-labelledby=vermerke] li").Count);
    }

    [Fact]
    public async Task The_person_does_not_find_the_note_in_the_status_of_their_request()
    {
        using var rana = house.Visitor();
        var receipt = await rana.HandsIn("Wann bekomme ich Antwort?");
        var number = string.Concat(receipt.Keys().Number.Where(char.IsAsciiDigit));
        using var clerk = await house.Clerk();

        await clerk.Submit(await clerk.Open($"/desk/requests/{number}/note"), "main .form", ("Words", Words));

        var status = await rana.Open("/de/status/anliegen");
        Assert.Equal(HttpStatusCode.OK, status.Status);
        Assert.DoesNotContain("Schule", status.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vermerk", status.Text, StringComparison.Ordinal);
        Assert.Contains(Words, (await clerk.Open($"/desk/requests/{number}")).Text, StringComparison.Ordinal);
    }
}
