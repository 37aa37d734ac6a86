using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Office.Tests.Trust.Proof;

/// <summary>A journal in memory with everything a real one has: entries, leaves, signed heads, anchors. Tests bend a copy of it.</summary>
internal sealed class PlayedJournal : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("oh-played-").FullName;
    private readonly ECDsa key;

    public PlayedJournal(int entries, int perHead)
    {
        key = new HeadKeys(folder, folder).Open();
        Keys = PublicKeys.In(folder);
        Rows = [.. Enumerable.Range(0, entries).Select(Invented).Select((e, i) => new Row(i, e, Convert.ToHexStringLower(e.Leaf())))];
        Heads = [.. Signed(Rows, perHead, key, HeadKeys.IdOf(key))];
    }

    public PublicKeys Keys { get; }

    public string KeyId => HeadKeys.IdOf(key);

    public ECDsa Key => key;

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>The lines of the heads, which are the anchors too.</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>What the checker finds first in these rows and heads, held against the true anchors. Without the office key: only tree and anchors speak.</summary>
    public JournalFault? Check(IEnumerable<Row> rows, IReadOnlyList<string> heads) => Check(rows, heads, Heads);

    public JournalFault? Check(IEnumerable<Row> rows, IReadOnlyList<string> heads, IEnumerable<string> anchors)
    {
        using var lines = anchors.GetEnumerator();
        var checker = new JournalChecker(Keys, lines, secret: null, olderCopy: false, _ => { });
        try
        {
            var (count, next) = (0L, 0);
            foreach (var row in rows)
            {
                for (; next < heads.Count && SizeOf(heads[next]) <= count; next++)
                    checker.Head(heads[next]);
                checker.Entry(row.Index, row.Entry, row.Leaf);
                count++;
            }
            for (; next < heads.Count; next++)
                checker.Head(heads[next]);
            checker.End();
            return null;
        }
        catch (FaultFound found)
        {
            return found.Fault;
        }
    }

    /// <summary>What somebody makes who holds the whole database: every leaf and head anew, signed with a key.</summary>
    public static IEnumerable<string> Signed(IReadOnlyList<Row> rows, int perHead, ECDsa with, string called)
    {
        var (tree, previous, number) = (new GrowingTree(), new byte[32], 0L);
        foreach (var row in rows)
        {
            tree.Add(Convert.FromHexString(row.Leaf), _ => { });
            if (tree.Size % perHead != 0 && tree.Size != rows.Count)
                continue;
            var head = new TreeHead { Number = number++, Size = tree.Size, Root = tree.Root(), SignedAt = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero).AddMinutes(5 * number), KeyId = called, Previous = previous };
            head = head with { Signature = HeadKeys.Sign(with, head.Said) };
            previous = head.Hash;
            yield return head.Line;
        }
    }

    public static EntryText Invented(int n) => new()
    {
        Id = Guid(n, 'i'),
        Kind = n % 3 == 0 ? "HandedIn" : "RequestRead",
        About = Guid(n, 'a'),
        ActorKind = n % 3 == 0 ? "Person" : "Clerk",
        ActorId = Guid(n, 'c'),
        Reason = n % 3 == 0 ? "OwnWish" : "OpenTask",
        Detail = n % 2 == 0 ? "" : $"page={n}",
        At = EntryText.Instant(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero).AddSeconds(n)),
        Salt = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"s{n}")).AsSpan(0, 16)),
        Commitment = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"k{n}"))),
        Tx = (1_000 + n).ToString(CultureInfo.InvariantCulture),
    };

    public void Dispose()
    {
        Keys.Dispose();
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static long SizeOf(string line) => TreeHead.TryParse(line, out var head) ? head.Size : 0;

    private static string Guid(int n, char of) => new Guid(SHA256.HashData(Encoding.ASCII.GetBytes($"{of}{n}")).AsSpan(0, 16)).ToString();

    /// <summary>One entry in its place.</summary>
    internal sealed record Row(long Index, EntryText Entry, string Leaf)
    {
        public Row Again() => this with { Leaf = Convert.ToHexStringLower(Entry.Leaf()) };
    }
}
