using System.Diagnostics;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class PageImagesTests : IAsyncLifetime
{
    private readonly TemporaryData here = new();
    private Sandbox sandbox = null!;
    private PageImages images = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await Sandbox.Open(TestContext.Current.CancellationToken);
        images = new PageImages(here.Store, sandbox);
        Assert.SkipWhen(sandbox.Unavailable is not null, sandbox.Unavailable ?? "");
    }

    private async Task<StoredFile> Arrives(byte[] bytes)
    {
        var kept = await here.Keep(bytes);
        return new StoredFile { Blob = kept.Id, Kind = kept.Kind, Key = here.Key };
    }

    private Task<Inspection> Inspect(StoredFile file) => images.Inspect(file, TestContext.Current.CancellationToken);
    private Task<DrawnPage> Draw(StoredFile file, int page = 1, int side = 200) => images.Draw(file, page, side, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(".jpg", FileKind.Jpeg)]
    [InlineData(".png", FileKind.Png)]
    [InlineData(".webp", FileKind.WebP)]
    [InlineData(".tif", FileKind.Tiff)]
    [InlineData(".heic", FileKind.Heif)]
    [InlineData(".gif", FileKind.Gif)]
    public async Task An_ordinary_picture_of_every_kind_is_drawn(string ending, FileKind kind)
    {
        var file = await Arrives(kind == FileKind.Tiff ? Corpus.Tiff(Corpus.Png(600, 300), 300) : await Corpus.Encoded(sandbox, Corpus.Png(600, 300), ending));

        Assert.Equal(kind, file.Kind);
        Assert.Equal(new Inspection(Legibility.Readable, 1), await Inspect(file));
        var drawn = await Draw(file);
        Assert.Equal((Legibility.Readable, true), (drawn.Legibility, drawn.Whole));
        Assert.Equal((200, 100), await Size(drawn.Jpeg));
    }

    [Fact]
    public async Task Every_page_of_a_pdf_is_drawn_and_no_other()
    {
        var file = await Arrives(Corpus.Pdf(3));

        Assert.Equal(new Inspection(Legibility.Readable, 3), await Inspect(file));
        var pages = new[] { await Draw(file, 1), await Draw(file, 2), await Draw(file, 3) };
        Assert.All(pages, page => Assert.True(page is { Legibility: Legibility.Readable, Whole: true }));
        Assert.Equal(3, pages.Select(p => Convert.ToHexString(p.Jpeg)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(200, (await Size(pages[0].Jpeg)).Height);
        Assert.Equal(Legibility.Damaged, (await Draw(file, 4)).Legibility);
    }

    [Fact]
    public async Task Both_pages_of_a_scan_in_one_tiff_are_drawn()
    {
        var file = await Arrives(Corpus.Tiff(Corpus.Png(300, 400), pageHeight: 200));

        Assert.Equal(new Inspection(Legibility.Readable, 2), await Inspect(file));
        Assert.NotEqual((await Draw(file, 1)).Jpeg, (await Draw(file, 2)).Jpeg);
    }

    [Fact]
    public async Task A_photo_is_turned_upright_and_loses_place_and_camera()
    {
        var photo = Corpus.WithExif(await Corpus.Encoded(sandbox, Corpus.Png(600, 300), ".jpg[strip]"));
        var seen = await sandbox.Run("vipsheader", ["-a", "stdin"], new MemoryStream(photo), 100_000, CancellationToken.None);
        Assert.Contains("GPSLatitude", Encoding.UTF8.GetString(seen.Output), StringComparison.Ordinal); // the camera's marks are really there

        var drawn = await Draw(await Arrives(photo));

        Assert.Equal((100, 200), await Size(drawn.Jpeg));
        Assert.Equal(-1, drawn.Jpeg.AsSpan().IndexOf("GeheimKamera"u8));
        Assert.Equal(-1, drawn.Jpeg.AsSpan().IndexOf("Exif"u8));
    }

    [Fact]
    public async Task A_pdf_that_asks_for_a_password_is_locked_and_one_that_only_forbids_printing_is_read()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qpdf"), "qpdf is not installed");
        var locked = await Arrives(Encrypted("geheim"));
        var open = await Arrives(Encrypted(""));

        Assert.Equal((FileKind.LockedPdf, FileKind.LockedPdf), (locked.Kind, open.Kind));
        Assert.Equal(Legibility.Locked, (await Inspect(locked)).Legibility);
        Assert.Equal(Legibility.Locked, (await Draw(locked)).Legibility);
        Assert.Equal(Legibility.Readable, (await Draw(open)).Legibility);
    }

    [Fact]
    public async Task Without_a_sandbox_the_file_is_kept_and_nothing_reads_it()
    {
        var file = await Arrives(Corpus.Pdf(1));
        using var none = Sandbox.Without("bubblewrap is not installed");
        var here = new PageImages(this.here.Store, none);

        Assert.Equal(new Inspection(Legibility.NoSandbox, 0, "bubblewrap is not installed"), await here.Inspect(file, TestContext.Current.CancellationToken));
        Assert.Equal(Legibility.NoSandbox, (await here.Draw(file, 1, 200, TestContext.Current.CancellationToken)).Legibility);
    }

    [Fact]
    public async Task A_picture_too_large_to_decode_is_found_by_its_head()
    {
        var began = TimeProvider.System.GetTimestamp();
        var bomb = await Arrives(Corpus.BombPng());

        Assert.Equal(Legibility.TooManyPixels, (await Inspect(bomb)).Legibility);
        Assert.Equal(Legibility.TooManyPixels, (await Draw(bomb)).Legibility);
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_pdf_of_ten_thousand_pages_is_not_drawn() =>
        Assert.Equal(new Inspection(Legibility.TooManyPages, 10_000), await Inspect(await Arrives(Corpus.Pdf(10_000))));

    [Fact]
    public async Task A_photo_that_broke_off_is_drawn_as_far_as_it_goes_and_said_to_be_cut()
    {
        var photo = await Corpus.Encoded(sandbox, Corpus.Png(900, 900), ".jpg");
        var drawn = await Draw(await Arrives(photo[..(photo.Length / 2)]));

        Assert.Equal((Legibility.Readable, false), (drawn.Legibility, drawn.Whole));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", FileKind.Markup)]
    [InlineData("\uFEFF  <?xml version='1.0'?><svg/>", FileKind.Markup)]
    [InlineData("<html><body onload=alert(1)>photo.jpg", FileKind.Markup)]
    [InlineData("GIF89a/*<script>*/=1;alert(1)", FileKind.Gif)]
    [InlineData("Sehr geehrte Damen und Herren,\nich ziehe um.\n", FileKind.Text)]
    [InlineData("#!/bin/sh\nrm -rf /", FileKind.Program)]
    [InlineData("MZ\u0090\0\u0003\0\0\0", FileKind.Program)]
    [InlineData("\0\u0001\u0002garbage", FileKind.Unknown)]
    [InlineData("", FileKind.Empty)]
    public async Task What_only_calls_itself_a_picture_is_never_drawn(string content, FileKind kind)
    {
        var file = await Arrives(content.StartsWith('\uFEFF') ? Encoding.UTF8.GetBytes(content) : Encoding.Latin1.GetBytes(content));

        Assert.Equal(kind, file.Kind);
        Assert.NotEqual(Legibility.Readable, (await Inspect(file)).Legibility);
        Assert.Empty((await Draw(file)).Jpeg);
    }

    [Fact]
    public async Task A_zip_is_kept_unopened_and_a_file_of_two_kinds_shows_only_a_picture()
    {
        var zip = await Arrives(Corpus.ZipBomb());
        Assert.Equal((FileKind.Zip, Legibility.DownloadOnly), (zip.Kind, (await Inspect(zip)).Legibility));

        var jpeg = await Corpus.Encoded(sandbox, Corpus.Png(300, 300), ".jpg");
        var both = await Arrives([.. jpeg, .. "<html><script>alert(1)</script>"u8, .. Corpus.ZipBomb()]);
        var drawn = await Draw(both);
        Assert.Equal((FileKind.Jpeg, Legibility.Readable), (both.Kind, drawn.Legibility));
        Assert.Equal(-1, drawn.Jpeg.AsSpan().IndexOf("<script>"u8));

        var pdf = await Arrives([.. "<html><script>alert(1)</script>\n"u8, .. Corpus.Pdf(1)]);
        Assert.Equal((FileKind.Pdf, Legibility.Readable), (pdf.Kind, (await Draw(pdf)).Legibility));
    }

    [Fact]
    public async Task Bent_files_of_every_kind_end_in_an_answer_and_never_in_an_error()
    {
        var random = new Random(36);
        byte[][] sound =
        [
            Corpus.Pdf(2), await Corpus.Encoded(sandbox, Corpus.Png(64, 64), ".jpg"), Corpus.Tiff(Corpus.Png(64, 64), 64),
            await Corpus.Encoded(sandbox, Corpus.Png(64, 64), ".heic"), await Corpus.Encoded(sandbox, Corpus.Png(64, 64), ".webp"), Corpus.Png(64, 64),
        ];
        var ends = new List<Legibility>();
        foreach (var file in sound)
            for (var round = 0; round < 10; round++)
            {
                var bent = (byte[])file.Clone();
                for (var hit = random.Next(1, 20); hit > 0; hit--)
                    bent[random.Next(12, bent.Length)] = (byte)random.Next(256);
                var drawn = await Draw(await Arrives(bent));
                Assert.Equal(drawn.Legibility == Legibility.Readable, drawn.Jpeg.Length > 0);
                ends.Add(drawn.Legibility);
            }
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", ends.CountBy(e => e).Select(e => $"{e.Key} {e.Value}")));
        Assert.DoesNotContain(Legibility.NoSandbox, ends);
    }

    public ValueTask DisposeAsync()
    {
        sandbox.Dispose();
        here.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<(long Width, long Height)> Size(byte[] jpeg)
    {
        var run = await sandbox.Run("vipsheader", ["stdin"], new MemoryStream(jpeg), 1000, TestContext.Current.CancellationToken);
        var size = Encoding.UTF8.GetString(run.Output).Split(' ')[0].Split('x');
        return (long.Parse(size[0]), long.Parse(size[1]));
    }

    private byte[] Encrypted(string password)
    {
        var (plain, sealedPdf) = (Path.Combine(here.Path, "plain.pdf"), Path.Combine(here.Path, "sealed.pdf"));
        File.WriteAllBytes(plain, Corpus.Pdf(2));
        using var qpdf = Process.Start("qpdf", ["--encrypt", password, "eigner", "256", "--print=none", "--", plain, sealedPdf]);
        qpdf.WaitForExit();
        return File.ReadAllBytes(sealedPdf);
    }
}
