using System.Diagnostics;
using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>Files that are too much, too little, locked, or not what their name says. Caution costs nobody a right: what can be kept is received.</summary>
public sealed class HostileFilesTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task A_file_of_25_megabytes_is_refused_with_a_sentence_and_costs_only_itself()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");

        var back = await oksana.SubmitWith(page, People.Main, [new("evidence", "riesig.jpg", [.. Files.Jpeg, .. new byte[25_000_000]]), new("evidence", "gut.jpg", Files.Jpeg)], ("concern", "Mein Text"), ("name", "Oksana"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        Assert.Contains("riesig.jpg: Größer als 20 MB.", back.Part("[role=alert]"));
        Assert.StartsWith("riesig.jpg: Größer als 20 MB.", back.Part("#evidence-f"), StringComparison.Ordinal);
        Assert.Equal("Mein Text", back.Document.GetElementById("concern")!.TextContent);
        Assert.Contains("gut.jpg", back.Part(".added"));
        Assert.DoesNotContain("riesig.jpg", back.Part(".added"));
        Assert.True((await oksana.HandIn(back)).IsReceipt());
    }

    [Fact]
    public async Task Of_eleven_files_ten_are_kept_and_the_eleventh_is_named()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/evidence");

        var back = await oksana.SubmitWith(page, People.Main, [.. Enumerable.Range(1, 11).Select(i => new FileSent("files", $"seite-{i}.jpg", Files.Jpeg))], ("name", "Oksana"));

        Assert.Contains("seite-11.jpg: Mehr als 10 Dateien auf einmal.", back.Part("[role=alert]"));
        Assert.Equal(10, back.Document.QuerySelectorAll(".files li").Length);
    }

    [Fact]
    public async Task An_empty_file_is_named_and_nothing_else_is_lost()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");

        var back = await oksana.SubmitWith(page, People.Main, [new("evidence", "leer.pdf", [], "application/pdf")], ("concern", "Mein Text"));

        Assert.Contains("leer.pdf: Diese Datei ist leer.", back.Part("[role=alert]"));
        Assert.Equal("Mein Text", back.Document.GetElementById("concern")!.TextContent);
    }

    [Fact]
    public async Task A_program_named_as_a_photo_is_received_as_what_it_is_and_no_name_can_start_it()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");

        var check = await oksana.SubmitWith(page, People.Main, [new("evidence", "foto.jpg", Files.Program), new("evidence", "rechnung.pdf.exe", Files.Program)], ("concern", "Siehe Foto"), ("name", "Oksana"), ("replyBy", "here"));
        var receipt = await oksana.Submit(check, People.Main);

        Assert.True(receipt.IsReceipt());
        Assert.Equal(2L, await house.Ask("SELECT count(*) FROM intake.file WHERE kind = 'Program'"));
        Assert.Contains("foto.jpg.bin", receipt.Text);
        Assert.DoesNotContain(receipt.Parts(".lines b"), name => name.EndsWith(".jpg", StringComparison.Ordinal) || name.EndsWith(".exe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system32\\config.jpg", "config.jpg")]
    [InlineData("<script>alert(1)</script>.jpg", "script_.jpg")]
    [InlineData("\"><img src=x onerror=alert(1)>.jpg", "onerror=alert(1)_.jpg")]
    [InlineData("gnp\u202Egpj.exe", ".jpg")]
    [InlineData("\u0001\u007F.jpg", "Datei.jpg")]
    [InlineData("CON.jpg", "_CON.jpg")]
    [InlineData("صورة المحكمة.jpg", "صورة المحكمة.jpg")]
    [InlineData("Mietvertrag Straße 5 – Kopie (2).jpg", "Mietvertrag Straße 5 – Kopie (2).jpg")]
    [InlineData("%2e%2e%2f%00.jpg", "%2e%2e%2f%00.jpg")]
    [InlineData("a.jpg\r\nX-Injected: 1", ".jpg")]
    [InlineData("', (SELECT 1)); --.jpg", ".jpg")]
    [InlineData("=cmd|' /C calc'!A0.jpg", ".jpg")]
    public async Task A_hostile_name_becomes_a_harmless_one_and_the_photo_is_kept(string name, string shown)
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");

        var back = await oksana.SubmitWith(page, People.Add, [new("evidence", name, Files.Jpeg)], ("concern", "x"));

        Assert.Equal(HttpStatusCode.OK, back.Status);
        var seen = Assert.Single(back.Parts(".files bdi:first-of-type"), n => n.Contains('.'));
        Assert.Contains(shown, seen);
        Assert.EndsWith(".jpg", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(seen, c => char.IsControl(c) || c is '/' or '\\' or '<' or '>' or '\u202E');
        Assert.Empty(back.Document.QuerySelectorAll("script:not([src^='/look/']), img:not([src^='/de/datei/']), [onerror]"));
        Assert.False(back.Answer.Headers.Contains("X-Injected"));
    }

    [Fact]
    public async Task A_name_of_300_letters_is_shortened_and_the_photo_is_kept()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");

        var back = await oksana.SubmitWith(page, People.Add, [new("evidence", new string('ä', 296) + ".jpg", Files.Jpeg), new("evidence", string.Concat(Enumerable.Repeat("👩‍👩‍👧", 60)) + ".jpg", Files.Jpeg)], ("concern", "x"));

        Assert.Equal(2, back.Document.QuerySelectorAll(".files li").Length);
        Assert.All(back.Parts(".files li > span > bdi"), n => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(n), 5, 255));
    }

    [Fact]
    public async Task A_locked_pdf_is_received_with_a_receipt()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/evidence");

        var check = await oksana.SubmitWith(page, People.Main, [new("files", "gesperrt.pdf", await Locked(Files.Pdf), "application/pdf")], ("name", "Oksana Melnyk"));
        var receipt = await oksana.Submit(check, People.Main);

        Assert.True(receipt.IsReceipt());
        Assert.Contains("gesperrt.pdf", receipt.Text);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM intake.file WHERE kind = 'LockedPdf' AND arrival_id IS NOT NULL"));
    }

    [Fact]
    public async Task A_file_in_a_field_that_takes_none_harms_nobody()
    {
        using var karim = house.Visitor();
        var page = await karim.Open("/de/anliegen/apply");

        var receipt = await karim.SubmitWith(page, People.Main, [new("name", "x.jpg", Files.Jpeg), new("__RequestVerificationToken", "y.jpg", Files.Jpeg)], People.Karim);

        Assert.True(receipt.IsReceipt());
        Assert.DoesNotContain("x.jpg", receipt.Text);
    }

    private static async Task<byte[]> Locked(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("oh-locked-").FullName;
        try
        {
            var (open, locked) = (Path.Combine(folder, "a.pdf"), Path.Combine(folder, "b.pdf"));
            await File.WriteAllBytesAsync(open, pdf);
            using var qpdf = Process.Start(new ProcessStartInfo("qpdf", ["--encrypt", "geheim", "geheim", "256", "--", open, locked]) { RedirectStandardError = true })!;
            await qpdf.WaitForExitAsync();
            return await File.ReadAllBytesAsync(locked);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
