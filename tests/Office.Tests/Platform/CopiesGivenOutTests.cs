using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

/// <summary>What leaves the house of a file: upright as somebody turned it, several as one document, never with place or camera. The original stays as it came.</summary>
public sealed class CopiesGivenOutTests : IAsyncLifetime
{
    private readonly TemporaryData here = new();
    private Sandbox sandbox = null!;
    private PageImages images = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await Sandbox.Open(Stop);
        images = new PageImages(here.Store, sandbox);
        Assert.SkipWhen(sandbox.Unavailable is not null, sandbox.Unavailable ?? "");
    }

    [Theory]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Heif)]
    [InlineData(FileKind.Tiff)]
    public async Task Place_and_camera_are_in_no_copy_and_still_in_the_original(FileKind kind)
    {
        var photo = Corpus.WithExif(await Corpus.Encoded(sandbox, Corpus.Png(600, 300), ".jpg[strip]"));
        var original = kind switch { FileKind.Jpeg => photo, FileKind.Heif => await Corpus.Encoded(sandbox, photo, ".heic"), _ => Corpus.TiffWithPlace(600, 300) };
        var file = await Arrives(original);
        Assert.Equal(kind, file.Kind);

        foreach (var turns in (int[])[0, 1])
            foreach (var side in (int[])[216, 480, 1_600, 2_000])
            {
                var drawn = await images.Draw(file with { Turns = turns }, 1, side, Stop);
                Assert.Equal(Legibility.Readable, drawn.Legibility);
                AssertSilent(drawn.Jpeg);
                AssertSilent(PagesAsPdf.Of("Nachweis", [(drawn.Jpeg, "Seite 1")]));
            }

        var kept = here.ReadBack(file.Blob);
        Assert.Equal(SHA256.HashData(original), SHA256.HashData(kept));
        Assert.True(kept.AsSpan().IndexOf("GeheimKamera"u8) > 0);
    }

    [Theory]
    [InlineData(0, "red green white blue")]
    [InlineData(1, "blue red green white")]
    [InlineData(2, "white blue red green")]
    [InlineData(3, "green white blue red")]
    public async Task A_quarter_turn_goes_to_the_right_and_takes_every_kind_along(int turns, string corners)
    {
        byte[][] kinds = [Corpus.Corners(600, 300), await Corpus.Encoded(sandbox, Corpus.Corners(600, 300), ".jpg"), Corpus.Tiff(Corpus.Corners(600, 300), 300), await Corpus.Encoded(sandbox, Corpus.Corners(600, 300), ".heic"), PagesAsPdf.Of("Ecken", [(await Corpus.Encoded(sandbox, Corpus.Corners(842, 595), ".jpg"), "Ecken")])];
        foreach (var bytes in kinds)
        {
            var file = await Arrives(bytes) with { Turns = turns };
            var drawn = await images.Draw(file, 1, 200, Stop);
            var (width, height) = await Size(drawn.Jpeg);
            Assert.Equal(turns % 2 == 0, width > height);
            Assert.Equal(corners, string.Join(' ', await Colour(drawn.Jpeg, 12, 12), await Colour(drawn.Jpeg, width - 12, 12), await Colour(drawn.Jpeg, width - 12, height - 12), await Colour(drawn.Jpeg, 12, height - 12)));
            Assert.Equal(bytes, here.ReadBack(file.Blob));
        }
    }

    [Fact]
    public async Task Photos_scans_and_papers_become_one_document_with_words_for_each_page()
    {
        var photo = await Corpus.Encoded(sandbox, Corpus.Png(600, 300), ".jpg");
        byte[][] came = [photo, Corpus.Png(300, 600), await Corpus.Encoded(sandbox, Corpus.Png(600, 300), ".webp"), await Corpus.Encoded(sandbox, Corpus.Png(600, 300), ".heic"), Corpus.Tiff(Corpus.Png(300, 400), pageHeight: 200), Corpus.Pdf(3)];
        List<(byte[], string)> pages = [];
        foreach (var bytes in came)
        {
            var file = await Arrives(bytes);
            for (var page = 1; page <= (await images.Inspect(file, Stop)).Pages; page++)
                pages.Add(((await images.Draw(file, page, 800, Stop)).Jpeg, string.Create(CultureInfo.InvariantCulture, $"Seite {pages.Count + 1}")));
        }

        var pdf = PagesAsPdf.Of("Mietvertrag, Anliegen 1", pages);

        var info = Encoding.UTF8.GetString((await sandbox.Run("pdfinfo", ["-"], new MemoryStream(pdf), 100_000, Stop)).Output);
        Assert.Matches("Pages: +9\\b", info);
        Assert.Matches("Tagged: +yes", info);
        Assert.Matches("Title: +Mietvertrag", info);
        var drawnAgain = await Arrives(pdf);
        Assert.Equal(new Inspection(Legibility.Readable, 9), await images.Inspect(drawnAgain, Stop));
        for (var page = 1; page <= 9; page++)
            Assert.Equal(Legibility.Readable, (await images.Draw(drawnAgain, page, 200, Stop)).Legibility);
    }

    public ValueTask DisposeAsync()
    {
        sandbox.Dispose();
        here.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<StoredFile> Arrives(byte[] bytes)
    {
        var kept = await here.Keep(bytes);
        return new() { Blob = kept.Id, Kind = kept.Kind, Key = here.Key };
    }

    private static void AssertSilent(byte[] copy)
    {
        foreach (var word in (string[])["GeheimKamera", "Exif", "GPS"])
            Assert.Equal(-1, copy.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word)));
    }

    private async Task<string> Colour(byte[] jpeg, int x, int y)
    {
        var run = await sandbox.Run("vips", ["getpoint", "stdin", $"{x}", $"{y}"], new MemoryStream(jpeg), 1_000, Stop);
        var seen = Encoding.UTF8.GetString(run.Output).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(s => s.Length > 0).Select(s => double.Parse(s, CultureInfo.InvariantCulture) > 128).ToList();
        return seen switch { [true, true, true] => "white", [true, false, false] => "red", [false, true, false] => "green", [false, false, true] => "blue", _ => string.Join('/', seen) };
    }

    private async Task<(int Width, int Height)> Size(byte[] jpeg)
    {
        var run = await sandbox.Run("vipsheader", ["stdin"], new MemoryStream(jpeg), 1_000, Stop);
        var size = Encoding.UTF8.GetString(run.Output).Split(' ')[0].Split('x');
        return (int.Parse(size[0], CultureInfo.InvariantCulture), int.Parse(size[1], CultureInfo.InvariantCulture));
    }
}
