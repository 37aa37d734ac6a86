using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>Files bent by the thousand, for each program that opens strangers' files. <c>OH_MUTANTS</c>: how many in all; <c>OH_SEED_MUTANTS</c>: which.</summary>
public sealed class MutantsTests : IAsyncLifetime
{
    private const int AtOnce = 50, Seconds = 4, MostLeftOut = 12;
    private static readonly int Mutants = Setting("OH_MUTANTS", 700), Seed = Setting("OH_SEED_MUTANTS", 26);
    private readonly TemporaryData here = new();
    private readonly ConcurrentBag<Legibility> answers = [];
    private readonly ConcurrentBag<string> odd = [];
    private int bent, crashes, drawn;
    private Sandbox sandbox = null!;
    private PageImages images = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await Sandbox.Open(Stop);
        images = new PageImages(here.Store, sandbox);
        Assert.SkipWhen(sandbox.Unavailable is not null, sandbox.Unavailable ?? "");
    }

    [Fact]
    public async Task Bent_files_end_in_a_picture_or_in_nothing_and_what_crashes_crashes_alone()
    {
        var batches = new Batches(sandbox);
        var kinds = new List<(FileKind Kind, IReadOnlyList<byte[]> Sound, int Keep)>();
        var left = 0;
        foreach (var (kind, all, keep) in Sound())
        {
            kinds.Add((kind, await Light(batches, kind, all), keep));
            left += all.Count - kinds[^1].Sound.Count;
        }

        Assert.True(left <= MostLeftOut, $"{left} files swell");
        var began = TimeProvider.System.GetTimestamp();
        await using var watch = new ParserWatch(Environment.ProcessId);
        await Parallel.ForEachAsync(kinds.SelectMany(k => Batched(k.Kind, k.Sound, k.Keep, (Mutants + kinds.Count - 1) / kinds.Count)), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Stop }, async (batch, _) =>
        {
            await ByTheHouse(batch.Files[0]);
            await Try(batches, batch.Kind, batch.Files);
        });

        var well = System.Text.Encoding.ASCII.GetString((await sandbox.Run("echo", ["well"], Stream.Null, 100, Stop)).Output);
        List<string> harms = [.. odd, .. watch.Harms, .. (await watch.Left()).Select(p => $"process {p} is left")];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"S4 mutants {bent} (seed {Seed}, {kinds.Count} kinds of {kinds.Sum(k => k.Sound.Count)} files, {left} that swell left out), drawn {drawn}; worker crashes contained {crashes - odd.Count}/{crashes}; by the house itself {answers.Count} ({string.Join(", ", answers.CountBy(a => a).Select(a => $"{a.Key} {a.Value}"))}); programs watched {watch.Seen}, most memory {watch.Peak / 1_000_000} MB, harmful {harms.Count}; {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s"));
        Assert.Empty(harms);
        Assert.Equal("well\n", well);
        Assert.True(bent >= Mutants, $"only {bent} of {Mutants} were tried");
        // Otherwise they fell at the door, or were not bent at all.
        Assert.InRange(drawn, bent / 20, bent - bent / 20);
        Assert.True(watch.Seen > bent / AtOnce, $"only {watch.Seen} programs were seen");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_watch_notices_a_reader_outside_the_sandbox_and_takes_no_program_of_a_test_for_one(bool isOfATest)
    {
        var begun = new ProcessStartInfo("sh", ["-c", "read go; for i in $(seq 200); do vips --version; done; sleep 1 | vips rot stdin .jpg d90"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var program = isOfATest ? OwnProgram.Start(begun) : Process.Start(begun)!;
        await using var watch = new ParserWatch(program.Id);
        await program.StandardInput.WriteLineAsync("go");
        var words = program.StandardError.ReadToEndAsync(Stop);
        await program.StandardOutput.ReadToEndAsync(Stop);
        await words;
        await program.WaitForExitAsync(Stop);
        Assert.Equal((isOfATest, isOfATest), (watch.Seen == 0, watch.Harms.Count == 0));
    }

    public ValueTask DisposeAsync()
    {
        sandbox?.Dispose();
        here.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    // A file that swells by itself takes its seconds however it is bent, and everything drawn beside it with it. The house meets it as it is (HostileFilesInTests).
    private static async Task<IReadOnlyList<byte[]>> Light(Batches batches, FileKind kind, IReadOnlyList<byte[]> all)
    {
        List<byte[]> light = [];
        foreach (var file in all)
            if (!(await batches.Run(kind, [file], seconds: 1, Stop)).IsOutOfTime)
                light.Add(file);
        return light;
    }

    // Whatever fell among many is looked for by halves, until it stands alone: then the house itself takes it.
    private async Task Try(Batches batches, FileKind kind, IReadOnlyList<byte[]> files)
    {
        var end = await batches.Run(kind, files, Seconds, Stop);
        if (end.Fell && files.Count > 1)
        {
            foreach (var half in files.Chunk((files.Count + 1) / 2))
                await Try(batches, kind, half);
            return;
        }

        if (end.Fell)
        {
            Interlocked.Increment(ref crashes);
            await ByTheHouse(files[0]);
        }

        Interlocked.Add(ref bent, files.Count);
        Interlocked.Add(ref drawn, end.Drawn.Count(d => d == "jpeg"));
        if (end.Drawn.Any(d => d == "other"))
            odd.Add($"{kind}: something was drawn that is no JPEG");
    }

    // An exception of any kind would fail the test: a bent file must have an answer.
    private async Task ByTheHouse(byte[] bytes)
    {
        var kept = await here.Keep(bytes);
        var page = await images.Draw(new StoredFile { Blob = kept.Id, Kind = kept.Kind, Key = here.Key }, 1, 200, Stop);
        answers.Add(page.Legibility);
        if (page.Legibility == Legibility.NoSandbox || page.Legibility == Legibility.Readable != page.Jpeg is [0xFF, 0xD8, 0xFF, ..])
            odd.Add($"{kept.Kind}: answered {page.Legibility} with {page.Jpeg.Length} bytes");
    }

    private static IEnumerable<(FileKind Kind, IReadOnlyList<byte[]> Files)> Batched(FileKind kind, IReadOnlyList<byte[]> sound, int keep, int count)
    {
        var mutator = new Mutator(Seed + (int)kind);
        for (var left = count; left > 0; left -= AtOnce)
            yield return (kind, [.. Enumerable.Range(0, Math.Min(AtOnce, left)).Select(_ => mutator.Next(sound, keep))]);
    }

    private static List<(FileKind Kind, IReadOnlyList<byte[]> Sound, int Keep)> Sound()
    {
        byte[] png = Corpus.Png(64, 64), grey = Corpus.Png(48, 32);
        IReadOnlyList<byte[]> Of(string kind, params string[] endings) =>
            [.. endings.Select(e => Pictures.Encoded(png, e)), .. HostileFiles.All.Where(f => f.Tries.StartsWith(kind + " ", StringComparison.Ordinal) && f.Bytes.Length is > 64 and < 20_000).Select(f => f.Bytes)];
        return
        [
            (FileKind.Pdf, [Corpus.Pdf(1), Corpus.Pdf(2), .. Of("pdf")], 8),
            (FileKind.Jpeg, Of("jpeg", ".jpg", ".jpg[interlace]", ".jpg[Q=99,no-subsample]"), 3),
            (FileKind.Png, [grey, .. Of("png", ".png", ".png[interlace]", ".png[palette]", ".png[bitdepth=1]")], 8),
            (FileKind.Tiff, Of("tiff", ".tif", ".tif[compression=lzw]", ".tif[compression=deflate]", ".tif[compression=jpeg]", ".tif[tile,pyramid]", ".tif[compression=packbits]"), 4),
            (FileKind.WebP, Of("webp", ".webp", ".webp[lossless]"), 12),
            (FileKind.Heif, Of("heic", ".heic", ".heic[lossless]"), 12),
            (FileKind.Gif, Of("gif", ".gif"), 6),
        ];
    }

    private static int Setting(string name, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
