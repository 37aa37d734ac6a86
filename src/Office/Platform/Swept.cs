namespace OffenesHaus.Platform;

/// <summary>What one sweep of the file store did, in files.</summary>
public sealed class Swept
{
    /// <summary>Unfinished writes taken away.</summary>
    public int Drafts { get; internal set; }

    /// <summary>Files without a row, set aside now and removed by a later sweep.</summary>
    public int SetAside { get; internal set; }

    /// <summary>Files set aside earlier that a row names after all.</summary>
    public int Restored { get; internal set; }

    /// <summary>Files set aside earlier, now gone.</summary>
    public int Removed { get; internal set; }
}
