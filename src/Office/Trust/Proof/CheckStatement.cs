using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>Checks what somebody brings back: the same that anybody can check without the house, and besides whether its head is one of this journal.</summary>
public sealed class CheckStatement(OfficePlace place, NpgsqlDataSource database)
{
    public async Task<StatementCheck> Run(string pasted, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        using var keys = PublicKeys.In(place.Anchors);
        var check = Of(pasted, keys);
        if (!check.Holds || check.Head is not { } head)
            return check;
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.Ask<string>("SELECT line FROM trust.tree_head WHERE number = $1", stop, head.Number) == head.Line ? check : check with { Verdict = StatementVerdict.ProofFails };
    }

    internal static StatementCheck Of(string pasted, PublicKeys keys)
    {
        var read = PastedStatement.Of(pasted);
        return new() { Verdict = Verdict(read, keys, pasted), Statement = read.Statement, Head = read.Head };
    }

    private static StatementVerdict Verdict(PastedStatement read, PublicKeys keys, string pasted) => read switch
    {
        _ when string.IsNullOrWhiteSpace(pasted) => StatementVerdict.Empty,
        { IsOurs: false } => StatementVerdict.NotOurs,
        { Statement: null, Head: null } => StatementVerdict.Damaged,
        { Statement: null, Head: { } head } => !keys.Knows(head.KeyId) ? StatementVerdict.Foreign : keys.Signed(head) ? StatementVerdict.HeadHolds : StatementVerdict.Changed,
        { Statement: { } said } when !keys.Knows(said.KeyId) => StatementVerdict.Foreign,
        { Statement: { } said } when !keys.Signed(said) => StatementVerdict.Changed,
        { Proof: { } proof, Head: { } head } when !keys.Signed(head) || !MerkleTree.Holds(proof, head.Root) => StatementVerdict.ProofFails,
        { List: { } list, Statement: { } said } when !said.Content.AsSpan().SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(list))) => StatementVerdict.ListDiffers,
        { Proof: null, List: null } => StatementVerdict.Signed,
        { Proof: null } => StatementVerdict.SignedWithList,
        { List: null } => StatementVerdict.Proven,
        _ => StatementVerdict.ProvenWithList,
    };
}

/// <summary>What came out of a check.</summary>
public sealed record StatementCheck
{
    public required StatementVerdict Verdict { get; init; }

    public required ReceiptStatement? Statement { get; init; }

    public required TreeHead? Head { get; init; }

    public bool Holds => Verdict >= StatementVerdict.HeadHolds;
}

/// <summary>How a check ends. Everything from <see cref="HeadHolds"/> on holds.</summary>
public enum StatementVerdict
{
    Empty,

    /// <summary>Nothing in it begins like a statement.</summary>
    NotOurs,

    /// <summary>Begun like one, but a piece is missing or a sign does not belong there.</summary>
    Damaged,

    /// <summary>Signed with a key this house never had.</summary>
    Foreign,

    /// <summary>The signature does not fit what stands there.</summary>
    Changed,

    /// <summary>The statement is the house's; what is to prove its place in the journal is not.</summary>
    ProofFails,

    /// <summary>The statement is the house's; the list beside it is another one.</summary>
    ListDiffers,

    /// <summary>A head of the journal, as it hangs on the door.</summary>
    HeadHolds,

    Signed,
    SignedWithList,
    Proven,
    ProvenWithList,
}
