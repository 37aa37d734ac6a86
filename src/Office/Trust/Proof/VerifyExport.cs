namespace OffenesHaus.Trust.Proof;

/// <summary>Checks an export with nothing else of this house: the same rules as the verifier under <c>tools/</c>, so that each can be held against the other.</summary>
public static class VerifyExport
{
    /// <summary>Public keys are looked for beside the anchors, else in <paramref name="keys"/>.</summary>
    public static JournalFindings Run(string export, string anchors, string keys, bool olderCopy)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(anchors))!;
        using var known = PublicKeys.In(Directory.EnumerateFiles(beside, "journal-*.pem").Any() ? beside : keys);
        using var entries = File.OpenRead(export);
        using var lines = File.OpenRead(anchors);
        return JournalExport.Check(entries, lines, known, olderCopy);
    }
}
