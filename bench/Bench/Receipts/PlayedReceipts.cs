using System.Security.Cryptography;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Bench.Receipts;

/// <summary>Receipts of a journal in memory: their entries are leaves of one tree, each is proven under the first head that covers it, and half of them were signed with a key that was retired since.</summary>
internal sealed class PlayedReceipts : IDisposable
{
    private const int PerHead = 997;

    public PlayedReceipts(int count, int seed)
    {
        var random = new Random(seed);
        var keys = new HeadKeys(Folder, Folder);
        var leaves = new List<byte[]>();
        var (tree, previous, number) = (new GrowingTree(), new byte[MerkleTree.HashLength], 0L);
        var waiting = new List<(ReceiptStatement Statement, int Index)>();
        for (var i = 0; i < count; i++)
        {
            if (i == count / 2)
                keys.Rotate();
            using var key = keys.Open();
            // Between two receipts lie entries of other things.
            for (var other = random.Next(3); other >= 0; other--)
            {
                leaves.Add(RandomNumberGenerator.GetBytes(MerkleTree.HashLength));
                tree.Add(leaves[^1], _ => { });
            }
            waiting.Add((Statement(random, leaves[^1], key), leaves.Count - 1));
            if (waiting.Count < PerHead && i < count - 1)
                continue;

            var head = new TreeHead { Number = number++, Size = tree.Size, Root = tree.Root(), SignedAt = Start.AddMinutes(5 * number), KeyId = HeadKeys.IdOf(key), Previous = previous };
            head = head with { Signature = HeadKeys.Sign(key, head.Said) };
            previous = head.Hash;
            var ways = new Ways(leaves);
            All.AddRange(waiting.Select(w => new ProvenStatement(w.Statement, new() { Index = w.Index, Size = head.Size, Leaf = w.Statement.Leaf, Path = ways.Of(w.Index) }, head)));
            waiting.Clear();
        }
        Keys = PublicKeys.In(Folder);
    }

    public List<ProvenStatement> All { get; } = [];

    /// <summary>Where the keys lie, until it is disposed of.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("oh-receipts-").FullName;

    public PublicKeys Keys { get; }

    private static DateTimeOffset Start { get; } = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public void Dispose()
    {
        Keys.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static ReceiptStatement Statement(Random random, byte[] leaf, ECDsa key) => SignStatements.Sign(new()
    {
        Number = random.NextInt64(1_000_000_000, 10_000_000_000),
        ReceivedAt = Start.AddSeconds(random.Next(30_000_000)),
        CountsOn = new DateOnly(2026, 11, 2).AddDays(random.Next(300)),
        Turn = random.Next(10) == 0 ? 2 : 1,
        Channel = ((string[])["Portal", "Post", "Letterbox", "Counter", "Phone", "Helper"])[random.Next(6)],
        Content = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes),
        Leaf = leaf,
    }, key);

    /// <summary>Ways up a tree that stands whole in memory (RFC 9162, section 2.1.3.1). Each subtree is hashed once.</summary>
    private sealed class Ways(IReadOnlyList<byte[]> leaves)
    {
        private readonly Dictionary<(int From, int To), byte[]> known = [];

        public List<byte[]> Of(int index)
        {
            var way = new List<byte[]>();
            var (from, to) = (0, leaves.Count);
            while (to - from > 1)
            {
                var middle = from + Left(to - from);
                way.Insert(0, index < middle ? Root(middle, to) : Root(from, middle));
                (from, to) = index < middle ? (from, middle) : (middle, to);
            }
            return way;
        }

        private byte[] Root(int from, int to)
        {
            if (to - from == 1)
                return leaves[from];
            if (!known.TryGetValue((from, to), out var root))
                known[(from, to)] = root = MerkleTree.Node(Root(from, from + Left(to - from)), Root(from + Left(to - from), to));
            return root;
        }

        // The largest power of two that is smaller.
        private static int Left(int size) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(size - 1)));
    }
}
