using System.Net;
using System.Security.Cryptography;
using OffenesHaus.Office.Tests.Platform;
using OffenesHaus.Platform;
using OffenesHaus.Web.Tests.Portal;
using UglyToad.PdfPig;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Several photos are one document at the desk, and a file that came lying on its side is turned upright there.</summary>
public sealed class EvidenceTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_pages_of_one_question_are_one_PDF_and_one_look()
    {
        using var sandbox = await Sandbox.Open(Stop);
        var photo = Corpus.WithExif(await Corpus.Encoded(sandbox, Corpus.Corners(600, 300), ".jpg[strip]"));
        var path = await HandedIn([new("evidence", "1.jpg", photo), new("evidence", "2.heic", await Corpus.Encoded(sandbox, photo, ".heic")), new("evidence", "3.tif", Corpus.TiffWithPlace(60, 30)), new("evidence", "4.pdf", Corpus.Pdf(2)), new("evidence", "5.png", Corpus.Corners(60, 30)), new("evidence", "6.bin", [0, 1, 2, 0])]);
        using var clerk = await house.Clerk();

        var page = await clerk.Open(path);
        Assert.Contains("6 Dateien, 6 Seiten", page.Part(".doc"), StringComparison.Ordinal);
        Assert.Contains("ohne was kein Programm zeigen kann", page.Part(".doc"), StringComparison.Ordinal);
        Assert.Equal(["1.jpg", "2.heic", "3.tif", "4.pdf", "5.png", "6.bin"], page.Parts(".thumbs a"));
        foreach (var _ in (int[])[1, 2])
        {
            var answer = await clerk.Get(page.Link(".doc a")!);
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
            foreach (var word in (byte[][])["GeheimKamera"u8.ToArray(), "GPS"u8.ToArray(), "Exif"u8.ToArray()])
                Assert.Equal(-1, bytes.AsSpan().IndexOf(word));
            using var pdf = PdfDocument.Open(bytes);
            Assert.Equal(6, pdf.NumberOfPages);
        }

        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {path[^10..]} AND j.kind = 'EvidenceRead'"));
        Assert.Contains("Nachweis als ein Dokument geöffnet", (await clerk.Open(path)).Part(".past-list"), StringComparison.Ordinal);
        var original = await (await clerk.Get(page.Link(".thumbs a")! + "/original")).Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(SHA256.HashData(photo), SHA256.HashData(original));
    }

    [Fact]
    public async Task A_document_of_another_number_or_of_a_question_without_files_is_not_there()
    {
        var path = await HandedIn([new("evidence", "1.jpg", Files.Jpeg)]);
        using var clerk = await house.Clerk();

        Assert.Equal(HttpStatusCode.OK, (await clerk.Get(path + "/nachweis.pdf?frage=evidence")).StatusCode);
        foreach (var wrong in (string[])["", "?frage=gibt-es-nicht", "?frage=", "?frage=evidence'--"])
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(path + "/nachweis.pdf" + wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.Get(path + "/nachweis.pdf?frage=%00")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/desk/requests/4129073580/nachweis.pdf?frage=evidence")).StatusCode);
    }

    [Fact]
    public async Task Whoever_works_it_turns_a_file_and_whoever_only_reads_it_cannot()
    {
        using var sandbox = await Sandbox.Open(Stop);
        var photo = await Corpus.Encoded(sandbox, Corpus.Corners(600, 300), ".jpg");
        var path = await HandedIn([new("evidence", "quer.jpg", photo)]);
        using var clerk = await house.Clerk();
        var file = (await clerk.Open(path)).Link(".thumbs a")!;
        var page = await clerk.Open(file);

        var turned = await clerk.Submit(page, "main form[action$='" + file + "'] button");
        Assert.Equal(HttpStatusCode.OK, turned.Status);
        var drawn = await (await clerk.Get(file + "/pages/1")).Content.ReadAsByteArrayAsync(Stop);
        var shape = System.Text.Encoding.UTF8.GetString((await sandbox.Run("vipsheader", ["stdin"], new MemoryStream(drawn), 1_000, Stop)).Output);
        Assert.StartsWith("300x600", shape, StringComparison.Ordinal);
        await clerk.Submit(page, "main form[action$='" + file + "'] button");
        var id = Guid.Parse(file[^36..]);
        Assert.Equal(1, await house.Ask($"SELECT turns FROM intake.file WHERE id = '{id}'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'FileTurned' AND detail = '{id:N} 1' AND actor_kind = 'Clerk'"));
        Assert.Equal(photo, await (await clerk.Get(file + "/original")).Content.ReadAsByteArrayAsync(Stop));

        // A colleague takes it: now this clerk reads it at most.
        using var other = await house.Clerk("Jonas Winter");
        await other.Submit(await other.Open(path), "form[action$='handler=take'] button");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Submit(turned, "main form[action$='" + file + "'] button")).Status);
        Assert.Equal(1, await house.Ask($"SELECT turns FROM intake.file WHERE id = '{id}'"));
    }

    private async Task<string> HandedIn(IReadOnlyList<FileSent> files)
    {
        using var person = house.Visitor();
        var check = await person.SubmitWith(await person.Open("/de/anliegen/message"), Portal.People.Main, files, ("concern", "Siehe Fotos"), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        var (number, _) = (await person.Submit(check, Portal.People.Main)).Keys();
        for (var tries = 0; tries < 300 && await house.Ask($"SELECT bool_and(f.readability <> 'NotYetTried') FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number.Digits()}") is not true; tries++)
            await Task.Delay(50, Stop);
        return "/desk/requests/" + number.Digits();
    }
}
