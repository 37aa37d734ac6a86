namespace OffenesHaus.Platform;

/// <summary>It was here and is erased: an answer of its own (410), so that nobody looks for it again.</summary>
public sealed class Gone : Exception;
