using System.Globalization;

namespace OffenesHaus.Trust.Proof;

/// <summary>
/// The check itself, over a stream: entries in their order, after each as many as a head covers that head, at the end what still waits.
/// It holds one hash for each level of the tree and nothing of what went by. Every method throws <see cref="FaultFound"/>.
/// </summary>
internal sealed class JournalChecker(PublicKeys keys, IEnumerator<string> anchors, JournalKey? secret, bool olderCopy, Action<TreeNode> whole)
{
    private readonly GrowingTree tree = new();
    private TreeHead? last;

    public long Heads { get; private set; }

    public long Anchors { get; private set; }

    public long Waiting { get; private set; }

    public long Chained => tree.Size;

    public long Covered { get; private set; }

    /// <summary>One entry and the leaf that was kept for it; no entry where only its leaf is left.</summary>
    public void Entry(long index, EntryText? entry, string leaf)
    {
        var where = $"entry {Text(index)}";
        if (index != tree.Size)
            throw new FaultFound("leaf-missing", $"entry {Text(tree.Size)}", $"Its place in the tree is empty; the next one kept is {Text(index)}. Something was taken out or moved.");
        if (entry is null)
            throw new FaultFound("entry-missing", where, "It had a place in the tree and is gone from the journal.");
        if (secret is not null && !entry.Fits(secret))
            throw new FaultFound("entry-forged", $"{where} ({entry.Id})", "It does not fit its own commitment: it was edited, or not written by this house.");
        var hash = entry.Leaf();
        if (!entry.IsPlain || Convert.ToHexStringLower(hash) != leaf)
            throw new FaultFound("entry-changed", $"{where} ({entry.Id})", "It is not what stood here when its place in the tree was taken.");
        tree.Add(hash, whole);
    }

    public void Head(string line)
    {
        if (!TreeHead.TryParse(line, out var head))
            throw new FaultFound("head-unreadable", $"head {Text(Heads)}", "It is not written as a head is.");
        var where = $"head {Text(head.Number)}";
        if (head.Number != Heads)
            throw new FaultFound("head-missing", $"head {Text(Heads)}", $"The next one kept is {Text(head.Number)}. Heads were taken out, doubled or moved.");
        if (!keys.Knows(head.KeyId))
            throw new FaultFound("key-unknown", where, $"No public key {head.KeyId} lies beside the anchors.");
        if (!keys.Signed(head))
            throw new FaultFound("signature-wrong", where, "Its signature does not fit: it was edited, or not signed by this house.");
        if (!head.Previous.AsSpan().SequenceEqual(last?.Hash ?? new byte[MerkleTree.HashLength]))
            throw new FaultFound("head-unlinked", where, "It does not follow the head before it.");
        if (head.Size != tree.Size)
            throw new FaultFound("entries-missing", where, $"It covers {Text(head.Size)} entries, and {Text(tree.Size)} stand before it.");
        if (!head.Root.AsSpan().SequenceEqual(tree.Root()))
            throw new FaultFound("root-differs", where, $"The first {Text(head.Size)} entries are not those it was signed over: one was edited, taken out, put in or moved, and the tree made anew.");
        Anchor(head, line);
        (last, Heads) = (head, Heads + 1);
    }

    /// <summary>An entry that has no place yet. <paramref name="behind"/>: the sequencer has passed where it would have stood.</summary>
    public void Wait(EntryText entry, bool behind)
    {
        var where = $"waiting entry {entry.Id}";
        if (secret is not null && !entry.Fits(secret))
            throw new FaultFound("entry-forged", where, "It does not fit its own commitment: it was edited, or not written by this house.");
        if (behind)
            throw new FaultFound("entry-behind", where, "Everything as old as it has its place, and it has none: it was put in afterwards, or its place was taken away.");
        Waiting++;
    }

    public void End()
    {
        if (anchors.MoveNext())
            throw new FaultFound("head-gone", $"anchor line {Text(Anchors + 1)}", $"The anchors go on, and the journal ends at head {Text(Heads - 1)}: heads, and entries with them, were cut off.");
    }

    private void Anchor(TreeHead head, string line)
    {
        if (Anchors == Heads && anchors.MoveNext())
        {
            if (anchors.Current != line)
                throw new FaultFound("anchor-differs", $"head {Text(head.Number)}, anchor line {Text(Anchors + 1)}", "The anchor says otherwise than the journal. One of the two was changed; the anchor lies where the journal's owner should not reach.");
            (Anchors, Covered) = (Anchors + 1, head.Size);
        }
        else if (!olderCopy)
        {
            throw new FaultFound("anchor-missing", $"head {Text(head.Number)}", "It is signed and stands in no anchor. If the house was killed a moment ago, its next start writes the line; if it stays, the anchors were cut off or lost. (An older copy on purpose? Say --older-copy.)");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
