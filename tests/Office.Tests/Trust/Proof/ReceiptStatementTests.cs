using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Office.Tests.Trust.Proof;

/// <summary>A signed statement under a head of three entries, made anew for each test, with a key that was retired since.</summary>
public sealed class ReceiptStatementTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("oh-statement-").FullName;
    private readonly ProvenStatement receipt;
    private readonly PublicKeys keys;

    public ReceiptStatementTests()
    {
        var held = new HeadKeys(folder, folder);
        using (var key = held.Open())
        {
            byte[][] leaves = [MerkleTree.Leaf("one"u8), MerkleTree.Leaf("two"u8), MerkleTree.Leaf("three"u8)];
            var tree = new GrowingTree();
            Array.ForEach(leaves, l => tree.Add(l, _ => { }));
            var head = new TreeHead { Number = 0, Size = 3, Root = tree.Root(), SignedAt = new(2026, 11, 2, 8, 5, 0, TimeSpan.Zero), KeyId = HeadKeys.IdOf(key), Previous = new byte[MerkleTree.HashLength] };
            receipt = new(SignStatements.Sign(new()
            {
                Number = 4129073580,
                ReceivedAt = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero),
                CountsOn = new(2026, 11, 2),
                Turn = 1,
                Channel = "Portal",
                Content = MerkleTree.Leaf("content"u8),
                Leaf = leaves[1],
            }, key), new() { Index = 1, Size = 3, Leaf = leaves[1], Path = [leaves[0], leaves[2]] }, head with { Signature = HeadKeys.Sign(key, head.Said) });
        }

        held.Rotate();
        keys = PublicKeys.In(folder);
    }

    [Fact]
    public void A_statement_of_a_retired_key_holds_with_and_without_its_way_broken_over_lines_and_behind_an_address()
    {
        Assert.Equal(StatementVerdict.Proven, Check(receipt.Text));
        Assert.Equal(StatementVerdict.Signed, Check(receipt.Statement.Line));
        Assert.Equal(StatementVerdict.Proven, Check($"Eingangsbestätigung\u200B\r\n {string.Join("\r\n", receipt.Text.Chunk(70).Select(l => new string(l)))}\u200E\n"));
        Assert.Equal(StatementVerdict.Proven, Check($"https://haus.example/ar/beleg#{receipt.Text.Replace("~", "%7e", StringComparison.Ordinal)}"));
        Assert.Equal(StatementVerdict.HeadHolds, Check(receipt.Head!.Line));
    }

    [Fact]
    public void Every_bit_that_is_another_is_refused()
    {
        var accepted = new List<string>();
        for (var at = 0; at < receipt.Text.Length; at++)
            for (var bit = 0; bit < 8; bit++)
                if (CheckStatement.Of($"{receipt.Text[..at]}{(char)(receipt.Text[at] ^ 1 << bit)}{receipt.Text[(at + 1)..]}", keys).Holds)
                    accepted.Add($"sign {at}, bit {bit}");

        Assert.Empty(accepted);
    }

    [Fact]
    public void A_statement_is_never_signed_with_the_upper_half_and_its_twin_is_refused()
    {
        using var key = new HeadKeys(folder, folder).Open();
        for (var i = 0; i < 40; i++)
            Assert.True(LowHalf.Has(SignStatements.Sign(receipt.Statement, key).Signature));

        var order = System.Numerics.BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.AllowHexSpecifier, null);
        var twin = receipt.Statement.Signature.ToArray();
        var s = order - new System.Numerics.BigInteger(twin.AsSpan(32), isUnsigned: true, isBigEndian: true);
        twin.AsSpan(32).Clear();
        var bytes = s.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(twin, 64 - bytes.Length);
        Assert.Equal(StatementVerdict.Changed, Check((receipt.Statement with { Signature = twin }).Line));
        Assert.Equal(receipt.Statement.Signature, LowHalf.Of(twin));
    }

    [Fact]
    public void A_head_inside_a_damaged_statement_is_not_taken_for_a_head() => Assert.Equal(StatementVerdict.Damaged, Check(receipt.Text[1..]));

    [Fact]
    public void A_text_without_end_is_read_no_further_than_any_of_ours() => Assert.Equal(StatementVerdict.NotOurs, Check(receipt.Text + new string(' ', PastedStatement.Longest)));

    public void Dispose()
    {
        keys.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private StatementVerdict Check(string text) => CheckStatement.Of(text, keys).Verdict;
}
