namespace OffenesHaus.Platform;

/// <summary>What was sealed does not open: another key, another place, or altered bytes. Nothing of it may be shown.</summary>
public sealed class SealBroken(string what) : Exception(what);
