using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OffenesHaus.Trust.Proof;
using Row = OffenesHaus.Office.Tests.Trust.Proof.PlayedJournal.Row;

namespace OffenesHaus.Office.Tests.Trust.Proof;

/// <summary>Every single way to bend a journal, one after the other; OH_TAMPER_ENTRIES=2000 for the whole of it (./oh bench journal).</summary>
public sealed class TamperingTests
{
    private static readonly int Entries = int.Parse(Environment.GetEnvironmentVariable("OH_TAMPER_ENTRIES") ?? "200", CultureInfo.InvariantCulture);

    private static readonly Func<EntryText, EntryText>[] Fields =
    [
        e => e with { Id = Other(e.Id) }, e => e with { Kind = "RequestClosed" }, e => e with { About = Other(e.About) }, e => e with { ActorKind = "House" },
        e => e with { ActorId = "" }, e => e with { Reason = "SetUp" }, e => e with { Detail = e.Detail + "0" }, e => e with { At = "2020" + e.At[4..] }, e => e with { Salt = Other(e.Salt) },
        e => e with { Commitment = Other(e.Commitment) }, e => e with { Tx = "1" + e.Tx },
    ];

    private static int PerHead => Entries / 4;

    [Fact]
    public void An_untouched_journal_fits_its_anchors()
    {
        using var journal = new PlayedJournal(Entries, PerHead);

        Assert.Null(journal.Check(journal.Rows, journal.Heads));
    }

    [Fact]
    public void Every_edit_deletion_insertion_swap_and_truncation_of_every_entry_is_found_even_when_the_tree_is_made_anew()
    {
        using var journal = new PlayedJournal(Entries, PerHead);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (done, found) = (0L, 0L);

        Parallel.For(0, Entries, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            foreach (var bent in Bent(journal.Rows, i))
            {
                Count(journal.Check(bent, journal.Heads));
                // The tree made anew: with the old signatures, with a stranger's key under its own name, and under the house's.
                List<Row> rows = [.. bent.Select((r, n) => (r.Entry == journal.Rows[(int)r.Index].Entry ? r : r.Again()) with { Index = n })];
                string[] own = [.. PlayedJournal.Signed(rows, PerHead, stranger, HeadKeys.IdOf(stranger))], borrowed = [.. PlayedJournal.Signed(rows, PerHead, stranger, journal.KeyId)];
                Count(journal.Check(rows, journal.Heads));
                Count(journal.Check(rows, own));
                Count(journal.Check(rows, borrowed));
                // Even with the key of the house: the anchors remember.
                if (i % 10 == 0)
                    Count(journal.Check(rows, [.. PlayedJournal.Signed(rows, PerHead, journal.Key, journal.KeyId)]));
            }
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"A1 entries {Entries}, tamperings {done}, found {found}; not covered: what no anchored head covers yet (at most 5 minutes or 1,000 entries)");
        Assert.Equal(done, found);

        void Count(JournalFault? fault)
        {
            Interlocked.Increment(ref done);
            if (fault is not null)
                Interlocked.Increment(ref found);
        }
    }

    [Fact]
    public void Every_bit_of_every_field_of_fifty_entries_counts()
    {
        using var journal = new PlayedJournal(50, 50);
        var (done, found) = (0L, 0L);
        for (var i = 0; i < 50; i++)
            foreach (var bent in Bits(journal.Rows[i].Entry))
            {
                List<Row> rows = [.. journal.Rows];
                rows[i] = rows[i] with { Entry = bent };
                done += 2;
                found += journal.Check(rows.Skip(i).Select(r => r with { Index = r.Index - i }), journal.Heads) is { Code: "entry-changed" } ? 1 : 0;
                rows[i] = rows[i].Again();
                found += rows[i].Leaf != journal.Rows[i].Leaf && (done % 20 != 0 || journal.Check(rows, journal.Heads) is not null) ? 1 : 0;
            }

        TestContext.Current.TestOutputHelper?.WriteLine($"A1 bits {done / 2} of 50 entries, each with and without a new leaf: found {found} of {done}");
        Assert.Equal(done, found);
    }

    [Fact]
    public void Every_bit_of_every_head_and_anchor_counts()
    {
        using var journal = new PlayedJournal(20, 5);
        var (done, found) = (0, 0);
        for (var n = 0; n < journal.Heads.Count; n++)
            for (var bit = 0; bit < journal.Heads[n].Length * 8; bit++)
            {
                var bytes = Encoding.Latin1.GetBytes(journal.Heads[n]);
                bytes[bit / 8] ^= (byte)(1 << bit % 8);
                List<string> bent = [.. journal.Heads];
                bent[n] = Encoding.Latin1.GetString(bytes);
                done += 2;
                found += journal.Check(journal.Rows, bent, journal.Heads) is null ? 0 : 1;
                found += journal.Check(journal.Rows, journal.Heads, bent) is null ? 0 : 1;
            }
        foreach (var anchors in new string[][] { [], [.. journal.Heads.Take(3)], [.. journal.Heads, journal.Heads[^1]], [.. journal.Heads.Skip(1)], [.. journal.Heads.Reverse()] })
        {
            done += 2;
            found += journal.Check(journal.Rows, journal.Heads, anchors) is null ? 0 : 1;
            found += journal.Check(journal.Rows, anchors, journal.Heads) is null ? 0 : 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"A1 bits and lines of heads and anchors {done}, found {found}");
        Assert.Equal(done, found);
    }

    private static string Other(string hex) => (hex[0] == '0' ? '1' : '0') + hex[1..];

    private static IEnumerable<IReadOnlyList<Row>> Bent(IReadOnlyList<Row> rows, int i)
    {
        foreach (var field in Fields)
            yield return [.. rows.Take(i), rows[i] with { Entry = field(rows[i].Entry) }, .. rows.Skip(i + 1)];
        yield return [.. rows.Take(i), .. rows.Skip(i + 1)];
        yield return [.. rows.Take(i), rows[i] with { Entry = PlayedJournal.Invented(1_000_000 + i) }, .. rows.Skip(i)];
        var j = (i + 1) % rows.Count;
        var swapped = rows.ToList();
        (swapped[i], swapped[j]) = (rows[j] with { Index = i }, rows[i] with { Index = j });
        yield return swapped;
        yield return [.. rows.Take(i)];
    }

    private static IEnumerable<EntryText> Bits(EntryText e)
    {
        foreach (var id in Hex(e.Id.Replace("-", "", StringComparison.Ordinal)))
            yield return e with { Id = new Guid(id).ToString() };
        foreach (var id in Hex(e.About.Replace("-", "", StringComparison.Ordinal)))
            yield return e with { About = new Guid(id).ToString() };
        foreach (var id in Hex(e.ActorId.Replace("-", "", StringComparison.Ordinal)))
            yield return e with { ActorId = new Guid(id).ToString() };
        foreach (var text in Words(e.Kind))
            yield return e with { Kind = text };
        foreach (var text in Words(e.ActorKind))
            yield return e with { ActorKind = text };
        foreach (var text in Words(e.Reason))
            yield return e with { Reason = text };
        foreach (var text in Words(e.Detail))
            yield return e with { Detail = text };
        foreach (var text in Words(e.At))
            yield return e with { At = text };
        foreach (var text in Words(e.Tx))
            yield return e with { Tx = text };
        foreach (var text in Hex(e.Salt))
            yield return e with { Salt = text };
        foreach (var text in Hex(e.Commitment))
            yield return e with { Commitment = text };
    }

    private static IEnumerable<string> Hex(string hex) => Flipped(Convert.FromHexString(hex)).Select(Convert.ToHexStringLower);

    private static IEnumerable<string> Words(string words) => Flipped(Encoding.Latin1.GetBytes(words)).Select(Encoding.Latin1.GetString);

    private static IEnumerable<byte[]> Flipped(byte[] bytes)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var bent = bytes.ToArray();
            bent[bit / 8] ^= (byte)(1 << bit % 8);
            yield return bent;
        }
    }
}
