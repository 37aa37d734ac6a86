using System.Globalization;
using System.Text;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Office.Tests.Trust.Proof;

public sealed class MerkleTreeTests
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("OH_FUZZ_CASES") ?? "100000", CultureInfo.InvariantCulture);

    /// <summary>The eight leaves and the roots that Certificate Transparency's own tests use.</summary>
    private static readonly string[] Leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_tree_is_the_one_the_standard_describes(int size, string root)
    {
        var tree = new GrowingTree();
        foreach (var leaf in Leaves.Take(size))
            tree.Add(MerkleTree.Leaf(Convert.FromHexString(leaf)), _ => { });

        Assert.Equal(root, Convert.ToHexStringLower(tree.Root()));
    }

    [Fact]
    public void Every_leaf_of_every_small_tree_is_proven_and_no_other_place_or_root_is()
    {
        var leaves = Made(40);
        var proofs = 0;
        for (var size = 1; size <= leaves.Length; size++)
            for (var index = 0; index < size; index++)
            {
                var proof = new InclusionProof { Index = index, Size = size, Leaf = leaves[index], Path = Path(leaves[..size], index) };
                Assert.True(MerkleTree.Holds(proof, Root(leaves[..size])));
                Assert.False(MerkleTree.Holds(proof with { Index = (index + 1) % (size + 1) }, Root(leaves[..size])));
                Assert.False(MerkleTree.Holds(proof with { Leaf = MerkleTree.Leaf([200]) }, Root(leaves[..size])));
                proofs++;
            }
        TestContext.Current.TestOutputHelper?.WriteLine($"inclusion proofs {proofs}, all held");
    }

    [Fact]
    public void A_later_tree_that_changed_something_earlier_never_continues_it()
    {
        var leaves = Made(40);
        for (var later = 1; later <= leaves.Length; later++)
            for (var earlier = 1; earlier <= later; earlier++)
            {
                var proof = new ConsistencyProof { Earlier = earlier, Later = later, Path = Continuation(leaves[..later], earlier) };
                Assert.True(MerkleTree.Continues(proof, Root(leaves[..earlier]), Root(leaves[..later])));

                var bent = leaves[..later].ToArray();
                bent[(earlier - 1) / 2] = MerkleTree.Leaf([200]);
                var forged = proof with { Path = Continuation(bent, earlier) };
                Assert.False(MerkleTree.Continues(forged, Root(leaves[..earlier]), Root(bent)));
            }
    }

    [Fact]
    public void No_bent_proof_and_no_bent_head_is_believed()
    {
        var random = new Random(4711);
        var leaves = Made(37);
        var root = Root(leaves);
        using var journal = new PlayedJournal(20, 5);
        var believed = 0;
        for (var i = 0; i < Cases; i++)
        {
            var index = random.Next(leaves.Length);
            var proof = new InclusionProof { Index = index, Size = leaves.Length, Leaf = leaves[index], Path = Path(leaves, index) };
            var earlier = random.Next(1, leaves.Length);
            var link = new ConsistencyProof { Earlier = earlier, Later = leaves.Length, Path = Continuation(leaves, earlier) };
            believed += random.Next(4) switch
            {
                0 => MerkleTree.Holds(Bent(proof, random), root) ? 1 : 0,
                1 => MerkleTree.Continues(link with { Path = Bent(link.Path, random) }, Root(leaves[..earlier]), root) ? 1 : 0,
                2 => MerkleTree.Continues(link with { Earlier = link.Earlier + random.Next(1, 5) }, Root(leaves[..earlier]), root) ? 1 : 0,
                _ => TreeHead.TryParse(Bent(journal.Heads[random.Next(4)], random), out var head) && journal.Keys.Signed(head) ? 1 : 0,
            };
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"A2 bent proofs and heads {Cases} (seed 4711), believed {believed}");
        Assert.Equal(0, believed);
    }

    // immudb's CVE-2022-36111: a proof that ends early, so that the later root is never bound to the earlier tree.
    [Fact]
    public void A_proof_without_hashes_or_with_too_many_proves_nothing()
    {
        var leaves = Made(9);
        var forged = MerkleTree.Leaf([1]);

        Assert.False(MerkleTree.Continues(new() { Earlier = 4, Later = 9, Path = [] }, Root(leaves[..4]), forged));
        Assert.False(MerkleTree.Continues(new() { Earlier = 8, Later = 9, Path = [leaves[8], leaves[8]] }, Root(leaves[..8]), Root(leaves)));
        Assert.False(MerkleTree.Continues(new() { Earlier = 0, Later = 9, Path = [] }, MerkleTree.Empty, forged));
        Assert.False(MerkleTree.Continues(new() { Earlier = 9, Later = 9, Path = [] }, Root(leaves), forged));
        Assert.False(MerkleTree.Holds(new() { Index = 0, Size = 1, Leaf = leaves[0], Path = [leaves[1]] }, MerkleTree.Node(leaves[0], leaves[1])));
        Assert.False(MerkleTree.Holds(new() { Index = -1, Size = 9, Leaf = leaves[0], Path = [] }, leaves[0]));
    }

    private static InclusionProof Bent(InclusionProof proof, Random random) => random.Next(3) switch
    {
        0 => proof with { Path = Bent(proof.Path, random) },
        1 => proof with { Index = (proof.Index + 1 + random.Next((int)proof.Size - 1)) % proof.Size },
        _ => proof with { Leaf = Flipped(proof.Leaf, random) },
    };

    private static List<byte[]> Bent(IReadOnlyList<byte[]> path, Random random)
    {
        List<byte[]> bent = [.. path];
        var at = random.Next(bent.Count);
        switch (random.Next(4))
        {
            case 0: bent[at] = Flipped(bent[at], random); break;
            case 1: bent.RemoveAt(at); break;
            case 2: bent.Insert(at, Flipped(bent[at], random)); break;
            default: bent[at] = bent[at][..random.Next(32)]; break;
        }
        return bent;
    }

    private static string Bent(string line, Random random)
    {
        var bytes = Encoding.Latin1.GetBytes(line).ToList();
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes.RemoveAt(at); break;
            case 2: bytes.Insert(at, (byte)random.Next(256)); break;
            default: bytes.RemoveRange(at, bytes.Count - at); break;
        }
        return Encoding.Latin1.GetString([.. bytes]);
    }

    private static byte[] Flipped(byte[] hash, Random random)
    {
        var bent = hash.ToArray();
        bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
        return bent;
    }

    private static byte[][] Made(int count) => [.. Enumerable.Range(0, count).Select(n => MerkleTree.Leaf([(byte)n]))];

    // As the standard defines it, written a second time: by halves, from the top.
    private static byte[] Root(byte[][] leaves) => leaves.Length == 1 ? leaves[0] : MerkleTree.Node(Root(leaves[..Half(leaves)]), Root(leaves[Half(leaves)..]));

    private static List<byte[]> Path(byte[][] leaves, int index) =>
        leaves.Length == 1 ? []
        : index < Half(leaves) ? [.. Path(leaves[..Half(leaves)], index), Root(leaves[Half(leaves)..])]
        : [.. Path(leaves[Half(leaves)..], index - Half(leaves)), Root(leaves[..Half(leaves)])];

    private static List<byte[]> Continuation(byte[][] leaves, int earlier, bool known = true) =>
        earlier == leaves.Length ? known ? [] : [Root(leaves)]
        : earlier <= Half(leaves) ? [.. Continuation(leaves[..Half(leaves)], earlier, known), Root(leaves[Half(leaves)..])]
        : [.. Continuation(leaves[Half(leaves)..], earlier - Half(leaves), false), Root(leaves[..Half(leaves)])];

    private static int Half(byte[][] leaves) => 1 << int.Log2(leaves.Length - 1);
}
