using System.Security.Cryptography;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class FileStoreTests : IDisposable
{
    private const int Chunk = 64 * 1024;
    private const int Box = Chunk + 16;
    private const int Header = 36;
    private readonly TemporaryData here = new();

    [Fact]
    public async Task A_file_of_any_size_comes_back_byte_by_byte_however_it_trickles_in()
    {
        var sizes = Gen.OneOf(Gen.Int[0, 300], Gen.Int[Chunk - 2, Chunk + 2], Gen.Int[2 * Chunk - 1, 2 * Chunk + 1], Gen.Int[0, 5 * Chunk]);
        await Gen.Select(sizes, Gen.Int[1, 100_000]).SampleAsync(async (size, sip) =>
        {
            var plain = RandomNumberGenerator.GetBytes(size);
            var kept = Assert.IsType<StoredBlob>(await here.Store.Keep(new Sipping(plain, sip), here.Key, size, CancellationToken.None));
            Assert.Equal(size, kept.Size);
            Assert.Equal(SHA256.HashData(plain), kept.Sha256);
            Assert.Equal(plain, here.ReadBack(kept.Id));
            Assert.Equal(Header + size + 16 * Math.Max(1, (size + Chunk - 1) / Chunk), new FileInfo(here.Store.PathOf(kept.Id)).Length);
        }, iter: 200, threads: 2);
    }

    [Fact]
    public async Task Nothing_on_the_disk_shows_what_was_handed_in()
    {
        var secret = "Frauenhaus, Adresse geheim"u8.ToArray();
        var kept = await here.Keep([.. Enumerable.Repeat(secret, 5000).SelectMany(b => b)]);

        var stored = await File.ReadAllBytesAsync(here.Store.PathOf(kept.Id), TestContext.Current.CancellationToken);

        Assert.Equal(-1, stored.AsSpan().IndexOf("Frauenhaus"u8));
        Assert.InRange(stored.Distinct().Count(), 256, 256);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(here.Store.PathOf(kept.Id)));
    }

    [Fact]
    public async Task Every_single_flipped_bit_is_found()
    {
        var kept = await here.Keep(RandomNumberGenerator.GetBytes(200));
        var path = here.Store.PathOf(kept.Id);
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var bent = (byte[])whole.Clone();
            bent[bit / 8] ^= (byte)(1 << bit % 8);
            await File.WriteAllBytesAsync(path, bent, TestContext.Current.CancellationToken);
            Assert.Throws<SealBroken>(() => here.ReadBack(kept.Id));
        }
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_at_every_chunk_border_too_is_found()
    {
        var kept = await here.Keep(RandomNumberGenerator.GetBytes(4 * Chunk));
        var path = here.Store.PathOf(kept.Id);
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var cuts = Enumerable.Range(0, 4).SelectMany(n => new[] { -1, 0, 1, 15, 16, 17 }.Select(d => Header + n * Box + d)).Append(0).Append(whole.Length - 1);
        foreach (var cut in cuts)
        {
            await File.WriteAllBytesAsync(path, whole[..cut], TestContext.Current.CancellationToken);
            Assert.Throws<SealBroken>(() => here.ReadBack(kept.Id));
        }
        await File.WriteAllBytesAsync(path, [.. whole, 0], TestContext.Current.CancellationToken);
        Assert.Throws<SealBroken>(() => here.ReadBack(kept.Id));
    }

    [Fact]
    public async Task Chunks_in_another_order_and_chunks_of_another_file_are_found()
    {
        var (one, two) = (await here.Keep(RandomNumberGenerator.GetBytes(4 * Chunk)), await here.Keep(RandomNumberGenerator.GetBytes(4 * Chunk)));
        var path = here.Store.PathOf(one.Id);
        var (mine, other) = (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(here.Store.PathOf(two.Id), TestContext.Current.CancellationToken));
        for (var a = 0; a < 4; a++)
            for (var b = 0; b < 4; b++)
            {
                var swapped = (byte[])mine.Clone();
                mine.AsSpan(Header + a * Box, Box).CopyTo(swapped.AsSpan(Header + b * Box));
                mine.AsSpan(Header + b * Box, Box).CopyTo(swapped.AsSpan(Header + a * Box));
                await File.WriteAllBytesAsync(path, swapped, TestContext.Current.CancellationToken);
                if (a != b)
                    Assert.Throws<SealBroken>(() => here.ReadBack(one.Id));

                var foreign = (byte[])mine.Clone();
                other.AsSpan(Header + a * Box, Box).CopyTo(foreign.AsSpan(Header + b * Box));
                await File.WriteAllBytesAsync(path, foreign, TestContext.Current.CancellationToken);
                Assert.Throws<SealBroken>(() => here.ReadBack(one.Id));
            }
        // The whole other file under this name: the right key, a sound seal, the wrong place.
        await File.WriteAllBytesAsync(path, other, TestContext.Current.CancellationToken);
        Assert.Throws<SealBroken>(() => here.ReadBack(one.Id));
        await File.WriteAllBytesAsync(path, mine, TestContext.Current.CancellationToken);
        Assert.Equal(4 * Chunk, here.ReadBack(one.Id).Length);
    }

    [Fact]
    public async Task A_file_larger_than_allowed_leaves_nothing_and_one_just_as_large_is_kept()
    {
        foreach (var size in new[] { 1, 100, Chunk, Chunk + 1, 3 * Chunk })
        {
            Assert.Equal(new TooLarge(size - 1), await here.Store.Keep(new MemoryStream(new byte[size]), here.Key, size - 1, TestContext.Current.CancellationToken));
            Assert.Empty(here.Files());
            var kept = await here.Keep(new byte[size]);
            Assert.True(here.Store.Delete(kept.Id));
            Assert.False(here.Store.Delete(kept.Id));
        }
    }

    [Fact]
    public async Task A_sender_who_breaks_off_or_gives_up_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<IOException>(() => here.Store.Keep(new Sipping(new byte[3 * Chunk], 1000, breaksAt: 2 * Chunk), here.Key, long.MaxValue, stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => here.Store.Keep(new Sipping(new byte[3 * Chunk], 1000), here.Key, long.MaxValue, stop.Token));
        Assert.Empty(here.Files());
    }

    [Fact]
    public async Task Another_key_opens_nothing_and_an_unknown_file_is_said_to_be_missing()
    {
        var kept = await here.Keep([1, 2, 3]);
        using var other = DataKey.Create();
        using var stream = here.Store.OpenRead(kept.Id, other);

        Assert.Throws<SealBroken>(() => stream.ReadByte());
        Assert.Throws<FileNotFoundException>(() => here.Store.OpenRead(BlobId.New(TimeProvider.System), here.Key));
    }

    [Fact]
    public async Task The_sweeper_sets_files_without_a_row_aside_after_a_day_and_removes_them_a_day_later()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var store = FileStore.Open(here.Path, clock);
        var (known, orphan, late) = (await here.Keep([1]), await here.Keep([2]), await here.Keep([3]));
        var rows = new HashSet<BlobId> { known.Id };
        await File.WriteAllBytesAsync(Path.Combine(here.Path, "files", "tmp", "left-by-a-crash"), [4], TestContext.Current.CancellationToken);
        Task<Swept> Sweep() => store.Sweep((_, _) => Task.FromResult<IReadOnlySet<BlobId>>(rows), TimeSpan.FromHours(24), TestContext.Current.CancellationToken);

        var young = await Sweep();
        clock.Advance(TimeSpan.FromHours(25));
        var first = await Sweep();
        Assert.Equal([3], here.ReadBack(late.Id)); // set aside, still readable
        rows.Add(late.Id); // its transaction was only slow
        clock.Advance(TimeSpan.FromHours(25));
        var second = await Sweep();

        Assert.Equal((0, 0, 0, 0), (young.Drafts, young.SetAside, young.Restored, young.Removed));
        Assert.Equal((1, 2, 0, 0), (first.Drafts, first.SetAside, first.Restored, first.Removed));
        Assert.Equal((0, 0, 1, 1), (second.Drafts, second.SetAside, second.Restored, second.Removed));
        Assert.Equal([1], here.ReadBack(known.Id));
        Assert.Equal([3], here.ReadBack(late.Id));
        Assert.Throws<FileNotFoundException>(() => here.ReadBack(orphan.Id));
    }

    public void Dispose() => here.Dispose();
}
