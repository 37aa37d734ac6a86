namespace OffenesHaus.Platform;

/// <summary>Absent or not yours: from outside both look the same.</summary>
public sealed class NotFound() : Exception("absent or not yours");
